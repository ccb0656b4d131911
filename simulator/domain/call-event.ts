import type { Call } from './call.ts';
import type { Recording } from './recording.ts';
import type { CallEvent as CallProgress, RecordingEvent } from './subscription.ts';

/** Something that happened to one call or recording, outside the numbering of conferences. */
export type CallHappening =
  | {
      readonly type: 'call-progress';
      readonly progress: CallProgress;
      readonly call: Call;
      /** Counts from 0 within each call. */
      readonly sequenceNumber: number;
    }
  /** It was found out who answered; `took` in milliseconds. */
  | { readonly type: 'call-answered-by'; readonly call: Call; readonly took: number }
  | {
      readonly type: 'recording-status';
      readonly status: RecordingEvent;
      readonly recording: Recording;
    };

export type CallEvent = CallHappening & { readonly at: number };

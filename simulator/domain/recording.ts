import type { CallSid, ConferenceSid, RecordingSid } from './sids.ts';
import type { RecordingEvent, Subscription } from './subscription.ts';

type RecordingStatus = 'in-progress' | 'paused' | 'stopped' | 'processing' | 'completed' | 'absent';

/** What an update may ask for. */
export type RecordingOrder = 'in-progress' | 'paused' | 'stopped';

/** Whether a pause is left out of the recording or filled with silence. Twilio's default is silence. */
export type PauseBehavior = 'skip' | 'silence';

export interface RecordingSpec {
  readonly channels: 1 | 2;
  readonly track: 'inbound' | 'outbound' | 'both';
  readonly trim: 'trim-silence' | 'do-not-trim';
  readonly configurationId: string | null;
  readonly events: Subscription<RecordingEvent> | null;
}

/** Of a whole conference, or of one leg when `callSid` is set. Times are milliseconds. */
export interface Recording extends RecordingSpec {
  readonly sid: RecordingSid;
  readonly ordinal: number;
  readonly conferenceSid: ConferenceSid;
  readonly callSid: CallSid | null;
  readonly status: RecordingStatus;
  readonly pauseBehavior: PauseBehavior;
  readonly startTime: number;
  /** How much was recorded up to `countedUntil`. */
  readonly length: number;
  readonly countedUntil: number;
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

export function isRunning({ status }: Recording): boolean {
  return status === 'in-progress' || status === 'paused';
}

/** The recording with all that was recorded up to `now` counted in. */
export function counted(recording: Recording, now: number): Recording {
  const grows =
    recording.status === 'in-progress' ||
    (recording.status === 'paused' && recording.pauseBehavior === 'silence');
  const length = recording.length + (grows ? now - recording.countedUntil : 0);
  return { ...recording, length, countedUntil: now };
}

import type { Failure } from '../../common/failure.ts';
import type { CallProgress } from '../../common/model/call.ts';
import type { ConferenceEvent } from '../../common/model/conference-event.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';

/** Where Twilio's callbacks come from, each one verified before it gets here. */
export interface EventSource {
  /** Begins to listen; what happened before is not told. */
  open(listener: EventListener): void;
  close(): void;
}

export interface EventListener {
  /** From now on every event that reaches the source is told; what happened before may be unknown. */
  up(): void;
  /** Nothing is told until `up` or `resuming`: what happens meanwhile may be lost. */
  down(failure: Failure): void;
  /** Back after `down`, with nothing lost: what happened meanwhile is told now, until `resumed`. */
  resuming(): void;
  /** Everything that happened meanwhile has been told. */
  resumed(): void;
  /** Events were lost although the source is up: what is known of the calls may be old. */
  lost(): void;
  /**
   * In the order of arrival, which may be any; the same event may come twice. `takenInAt` is when the
   * source took it in, by a clock of its own, in milliseconds since the epoch.
   */
  event(event: ConferenceEvent, takenInAt?: number): void;
  /** Something happened in this conference, and only Twilio's API can tell what. */
  hint(conferenceSid: ConferenceSid): void;
  /** This call is over, or was never answered. */
  callEnded(callSid: CallSid): void;
  /** How far a call is that was dialled with our callback; in any order, and perhaps twice. */
  callProgress(progress: CallProgress): void;
  /** The recording of this conference began, ended or failed; Twilio does not tell of pauses. */
  recordingTold(conferenceSid: ConferenceSid): void;
}

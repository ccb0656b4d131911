import type { Failure } from '../../common/failure.ts';
import type { ConferenceEvent } from '../../common/model/conference-event.ts';

/** Where Twilio's callbacks come from, each one verified before it gets here. */
export interface EventSource {
  /** Begins to listen; what happened before is not told. */
  open(listener: EventListener): void;
  close(): void;
}

export interface EventListener {
  /** From now on every event that reaches the source is told. */
  up(): void;
  /** Nothing is told until `up`: what happens meanwhile may be lost. */
  down(failure: Failure): void;
  /** Events were lost although the source is up: what is known of the calls may be old. */
  lost(): void;
  /** In the order of arrival, which may be any; the same event may come twice. */
  event(event: ConferenceEvent): void;
}

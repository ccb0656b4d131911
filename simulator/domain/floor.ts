import type { AnnouncementSpec } from './announcement.ts';
import type { Call, CallDirection } from './call.ts';
import type { Conference } from './conference.ts';
import type { FloorEvent } from './floor-event.ts';
import type { FloorView } from './floor-view.ts';
import type { Participant } from './participant.ts';
import type { ParticipantChange } from './participant-change.ts';
import type { ConferenceSid } from './sids.ts';

/**
 * The calls and conferences of one account, and everything that can be done to them. What Twilio
 * would refuse throws a `Refusal`; a refused act changes nothing. Records that are handed out never
 * change: ask again to learn what became of them.
 */
export interface Floor extends FloorView {
  /**
   * Everybody in the list is connected from the first moment. When one of them is refused, those
   * before stay.
   */
  openConference(spec: ConferenceSpec): OpenedConference;
  /** Somebody connects at once, as a caller whom TwiML puts into the conference. */
  join(conference: string, spec?: PersonSpec): Participant;
  /**
   * A leg is dialled: queued, ringing, then connected or failed as the dial plan says. `conference`
   * is a SID, or a friendly name; a name that no live conference has makes a new one.
   */
  dial(conference: string, spec: DialSpec): Participant;
  /** The person hangs up. */
  leave(callSid: string): void;
  /** The person is thrown out through the API. */
  remove(callSid: string): void;
  endConference(conferenceSid: string): Conference;
  /** `canceled` ends only a call that was not answered yet. */
  endCall(callSid: string, status: 'completed' | 'canceled'): Call;
  change(callSid: string, change: ParticipantChange): Participant;
  announce(announcement: AnnouncementSpec): void;
  /** Listeners run in the middle of a change: they take note, and act later. */
  subscribe(listener: (event: FloorEvent) => void): () => void;
}

export interface PersonSpec {
  readonly label?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly direction?: CallDirection | undefined;
  readonly muted?: boolean | undefined;
  readonly hold?: boolean | undefined;
  readonly coaching?: boolean | undefined;
  readonly callSidToCoach?: string | undefined;
  readonly startConferenceOnEnter?: boolean | undefined;
  readonly endConferenceOnExit?: boolean | undefined;
  readonly beepOnEnter?: boolean | undefined;
  readonly beepOnExit?: boolean | undefined;
}

export interface DialSpec extends PersonSpec {
  readonly from: string;
  readonly to: string;
  /** How long it may ring, in milliseconds. */
  readonly timeout?: number | undefined;
  /** Counts only when this leg makes the conference. */
  readonly maxParticipants?: number | undefined;
}

interface ConferenceSpec {
  readonly friendlyName: string;
  readonly participants?: readonly PersonSpec[] | undefined;
  /** How long ago it began, in milliseconds. */
  readonly age?: number | undefined;
  readonly maxParticipants?: number | undefined;
}

interface OpenedConference {
  readonly sid: ConferenceSid;
  readonly participants: readonly Participant[];
}

import type { AnnouncementSpec } from './announcement.ts';
import type { Answerer } from './answering-machine.ts';
import type { Call, CallDirection, CallOptions } from './call.ts';
import type { CallEvent } from './call-event.ts';
import type { Conference, ConferenceTerms } from './conference.ts';
import type { FloorEvent } from './floor-event.ts';
import type { FloorView } from './floor-view.ts';
import type { Participant, Sound } from './participant.ts';
import type { ParticipantChange } from './participant-change.ts';
import type { PauseBehavior, Recording, RecordingOrder } from './recording.ts';
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
  /** Twilio hangs up so many milliseconds from now, instead of at any other limit. */
  limitCall(callSid: string, time: number): Call;
  /** `age`: how many milliseconds ago it happened, to set a scene that is already under way. */
  change(callSid: string, change: ParticipantChange, age?: number): Participant;
  /** The person begins or stops to talk; whoever cannot be heard, or is not in, says nothing. */
  speak(callSid: string, speaking: boolean): void;
  announce(announcement: AnnouncementSpec): void;
  /** Starts recording a whole conference that is live. */
  record(conferenceSid: string): Recording;
  changeRecording(sid: string, order: RecordingOrder, pauses?: PauseBehavior): Recording;
  /** Refuses (20009) while it is still being recorded. */
  deleteRecording(sid: string): void;
  /** Listeners run in the middle of a change: they take note, and act later. */
  subscribe(listener: (event: FloorEvent) => void): () => void;
  /** What happens to calls and recordings apart from conferences; as for `subscribe`. */
  subscribeToCalls(listener: (event: CallEvent) => void): () => void;
}

export interface PersonSpec extends Partial<CallOptions> {
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
  readonly waitSound?: Sound | undefined;
  /** Without them, those of the account's own TwiML. */
  readonly terms?: ConferenceTerms | undefined;
  /** What detection will find; without it, what the dial plan says. */
  readonly answerer?: Answerer | undefined;
}

export interface DialSpec extends PersonSpec {
  readonly from: string;
  readonly to: string;
  /** How long it may ring, in milliseconds. */
  readonly timeout?: number | undefined;
  /** Counts only when this leg makes the conference. */
  readonly maxParticipants?: number | undefined;
  /** Counts only when this leg makes the conference. */
  readonly region?: string | undefined;
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

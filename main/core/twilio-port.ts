import type { Result } from '../../common/failure.ts';
import type { CallerId } from '../../common/ipc/addition.ts';
import type { Call } from '../../common/model/call.ts';
import type { Conference, ConferenceStatus } from '../../common/model/conference.ts';
import type { Participant, Party } from '../../common/model/participant.ts';
import type { Recording } from '../../common/model/recording.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import type { FormFields } from '../../common/participant-parameters/form.ts';

/** Everything the core asks of Twilio. Every call settles; a failure is a value, never a throw. */
export interface TwilioPort {
  /** Every conference of this status, each once, over all pages: a missing page is a failure. */
  listConferences(status: LiveStatus, options?: RequestOptions): Answer<readonly Conference[]>;
  fetchConference(conference: ConferenceSid, options?: RequestOptions): Answer<Conference>;
  /** Everybody connecting or connected, over all pages. */
  listParticipants(
    conference: ConferenceSid,
    options?: RequestOptions,
  ): Answer<readonly Participant[]>;
  /** `who` is a CallSid or a label; a label may hold any character but `/`. */
  fetchParticipant(
    conference: ConferenceSid,
    who: CallSid | string,
    options?: RequestOptions,
  ): Answer<Participant>;
  updateParticipant(
    conference: ConferenceSid,
    call: CallSid,
    changes: ParticipantChanges,
    options?: RequestOptions,
  ): Answer<Participant>;
  /**
   * Sets these parameters of updateParticipant, by Twilio's own names and written as Twilio reads them:
   * nothing is added to them.
   */
  changeParticipant(
    conference: ConferenceSid,
    call: CallSid,
    form: FormFields,
    options?: RequestOptions,
  ): Answer<Participant>;
  /** Dials. Not repeated after a lost answer: the call may have been placed. */
  createParticipant(
    conference: ConferenceSid,
    participant: NewParticipant,
    options?: RequestOptions,
  ): Answer<Participant>;
  /**
   * Dials with exactly these parameters, by Twilio's own names. `conference` is a SID, or a name for a
   * conference that begins with this person. Not repeated after a lost answer, as above.
   */
  addParticipant(
    conference: ConferenceSid | string,
    form: FormFields,
    options?: RequestOptions,
  ): Answer<Dialled>;
  /** Takes a connected participant out and ends their call leg. */
  removeParticipant(
    conference: ConferenceSid,
    call: CallSid,
    options?: RequestOptions,
  ): Answer<void>;
  announceToConference(
    conference: ConferenceSid,
    announcement: Announcement,
    options?: RequestOptions,
  ): Answer<Conference>;
  /** Ends the call for everybody. */
  endConference(conference: ConferenceSid, options?: RequestOptions): Answer<void>;
  /** The first 1,000 recordings of a conference, also those that are over. */
  listRecordings(conference: ConferenceSid, options?: RequestOptions): Answer<RecordingList>;
  /** Pauses, goes on with or ends the recording of the conference that is running. */
  changeRecording(
    conference: ConferenceSid,
    change: RecordingChange,
    options?: RequestOptions,
  ): Answer<Recording>;
  fetchParty(call: CallSid, options?: RequestOptions): Answer<Party>;
  /** Who is at the other end of the calls in progress, 1,000 for each request, the newest first. */
  listCalls(mostPages: number, options?: RequestOptions): Answer<CallList>;
  fetchCall(call: CallSid, options?: RequestOptions): Answer<Call>;
  /** The newest 1,000 calls to this number, client or SIP address, in whatever state they are. */
  listCallsTo(to: string, options?: RequestOptions): Answer<CallsTo>;
  /** The newest 1,000 conferences of this name, also those that are over. */
  listConferencesNamed(name: string, options?: RequestOptions): Answer<readonly Conference[]>;
  /** The first 1,000 numbers of the account, or caller ids that were verified for it. */
  listCallerIds(kind: CallerId['kind'], options?: RequestOptions): Answer<readonly CallerId[]>;
  /** Ends a call that is queued or ringing; a ringing leg may refuse removal from the conference. */
  cancelCall(call: CallSid, options?: RequestOptions): Answer<void>;
  /** The cheapest request that proves the credentials: a conference list of page size 1. */
  checkCredentials(options?: RequestOptions): Answer<void>;
  /** Ends open connections; requests under way fail as aborted. */
  close(): Promise<void>;
}

type LiveStatus = Exclude<ConferenceStatus, 'completed'>;

export interface CallList {
  readonly parties: readonly { readonly callSid: CallSid; readonly party: Party }[];
  /** Whether these are all; with more pages than asked for, it says nothing of who is not in it. */
  readonly complete: boolean;
}

export interface CallsTo {
  readonly calls: readonly Call[];
  /** Whether there are no older ones. */
  readonly complete: boolean;
  /** Twilio's clock when it answered; null when it did not say. Milliseconds since the epoch. */
  readonly saidAt: number | null;
}

/** Twilio's answer to a request that dials. */
export interface Dialled {
  readonly participant: Participant;
  /** How long Twilio means to keep it waiting before it dials, in milliseconds. */
  readonly queueMs: number | null;
}

export interface RecordingList {
  readonly recordings: readonly Recording[];
  /** Whether these are all. */
  readonly complete: boolean;
}

export type Answer<T> = Promise<Result<T, TwilioFailure>>;

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /**
   * Whether a failed request is repeated as the retry table allows; true unless said otherwise. A
   * poll says false: its next round is its repetition, and a failure has to be seen at once.
   */
  readonly repeat?: boolean;
  /** Waits for no other request: for what silences the supervisor. */
  readonly isUrgent?: boolean;
  /** Called for each HTTP request that is sent: for each page of a list, and for each repetition. */
  readonly onSent?: () => void;
  /** Called when an answer is older than its request, with the milliseconds by which it is. */
  readonly onAged?: (ageMs: number) => void;
}

interface Announcement {
  readonly announceUrl: string;
  readonly announceMethod: 'GET' | 'POST';
}

/**
 * Set-to-value changes, so that each can be repeated after a lost answer; one with an announcement is
 * sent once, since a repeat would be heard twice.
 */
export interface ParticipantChanges extends Partial<Announcement> {
  readonly muted?: boolean;
  readonly hold?: boolean;
  readonly coaching?: boolean;
  readonly callSidToCoach?: CallSid;
}

export interface RecordingChange {
  readonly status: 'in-progress' | 'paused' | 'stopped';
  /** What the recording holds of the time while it is paused: nothing, or silence. */
  readonly pauseBehavior?: 'skip' | 'silence';
}

export interface NewParticipant {
  readonly to: string;
  readonly from: string;
  readonly label?: string;
  readonly muted: boolean;
  readonly beep: boolean;
  readonly startConferenceOnEnter: boolean;
  readonly endConferenceOnExit: boolean;
  /** How long to let it ring, in seconds (5 to 600, Twilio's default is 60). */
  readonly timeoutSeconds?: number;
}

/** What went wrong between us and Twilio, before anybody puts it in words for a person. */
export interface TwilioFailure {
  readonly kind: TwilioFailureKind;
  /** HTTP status, when there was an answer. */
  readonly status: number | null;
  /** Twilio's error code; decide by it before deciding by status. */
  readonly code: number | null;
  /** Twilio's or the network's own words. Never holds a credential. */
  readonly detail: string;
  /** Milliseconds that Twilio asked us to wait. */
  readonly retryAfterMs: number | null;
  readonly requestId: string | null;
  /** False only when it is certain that Twilio did not act on the request. */
  readonly mayHaveHappened: boolean;
  /** Not Twilio refused or failed, but the relay through which it is asked. */
  readonly by?: 'relay';
}

export type TwilioFailureKind =
  | 'unauthorized' // 401
  | 'forbidden' // 403
  | 'not-found' // 404
  | 'throttled' // 429
  | 'refused' // any other 4xx
  | 'server' // 5xx
  | 'unreachable' // no connection: DNS, refused, TLS
  | 'interrupted' // the connection broke after the request was sent
  | 'timeout'
  | 'malformed' // an answer that is not what Twilio documents
  | 'aborted'; // by us

/** Twilio's codes for "no such thing"; other codes may come with the same HTTP status. */
export const GONE_CODES: ReadonlySet<number> = new Set([
  16022, // the conference does not exist or is completed
  20404, // no such resource
]);

/**
 * Whether the thing that was asked for does not exist any more. A refusal that speaks of somebody
 * else (a coaching target who left, 16028) says nothing about it. Twilio's code decides, since the
 * status of most codes is not documented.
 */
export function saysGone(failure: TwilioFailure): boolean {
  return failure.code === null ? failure.kind === 'not-found' : GONE_CODES.has(failure.code);
}

/** Whether it speaks of the one thing that was asked for; any other would meet the next request, too. */
export function isOfOneThing({ kind }: TwilioFailure): boolean {
  return OF_ONE_THING.has(kind);
}

const OF_ONE_THING: ReadonlySet<TwilioFailureKind> = new Set([
  'forbidden',
  'not-found',
  'refused',
  'malformed',
]);

/** Whether a failed request may have been carried out all the same, and looking can tell. */
export function isOutcomeOpen({ mayHaveHappened, kind }: TwilioFailure): boolean {
  // What we broke off ourselves was broken off for something else, which decides what is so.
  return mayHaveHappened && kind !== 'aborted';
}

import type { Result } from '../../common/failure.ts';
import type { Conference } from '../../common/model/conference.ts';
import type { Participant, Party } from '../../common/model/participant.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';

/** Everything the core asks of Twilio. Every call settles; a failure is a value, never a throw. */
export interface TwilioPort {
  /**
   * Every conference that has not ended: those that wait to start, and those in progress. Over all
   * pages, each once: a missing page is a failure, never a short list.
   */
  listLiveConferences(options?: RequestOptions): Answer<readonly Conference[]>;
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
  /** Dials. Not repeated after a lost answer: the call may have been placed. */
  createParticipant(
    conference: ConferenceSid,
    participant: NewParticipant,
    options?: RequestOptions,
  ): Answer<Participant>;
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
  fetchParty(call: CallSid, options?: RequestOptions): Answer<Party>;
  /** Ends a call that is queued or ringing; a ringing leg may refuse removal from the conference. */
  cancelCall(call: CallSid, options?: RequestOptions): Answer<void>;
  /** The cheapest request that proves the credentials: a conference list of page size 1. */
  checkCredentials(options?: RequestOptions): Answer<void>;
  /** Ends open connections; requests under way fail as aborted. */
  close(): Promise<void>;
}

export type Answer<T> = Promise<Result<T, TwilioFailure>>;

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /**
   * Whether a failed request is repeated as the retry table allows; true unless said otherwise. A
   * poll says false: its next round is its repetition, and a failure has to be seen at once.
   */
  readonly repeat?: boolean;
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
 * else (a coaching target who left, 16028) says nothing about it, whatever its HTTP status.
 */
export function saysGone(failure: TwilioFailure): boolean {
  return failure.kind === 'not-found' && (failure.code === null || GONE_CODES.has(failure.code));
}

import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import type { Clock } from './clock.ts';
import { failureInWords } from './failure-words.ts';
import { type Hearing, isHeardAs } from './own-hearing.ts';
import type { ParticipantFacts, ParticipantIds } from './participant-facts.ts';
import * as words from './supervision-words.ts';
import { withinTime } from './time-limit.ts';
import {
  type ParticipantChanges,
  saysGone,
  type TwilioFailure,
  type TwilioPort,
} from './twilio-port.ts';
import { nthWait } from './waits.ts';

export interface SupervisionAlarm {
  readonly conferenceSid: ConferenceSid;
  readonly callSid: CallSid;
  readonly failure: Failure;
}

/**
 * The one place that unmutes and mutes my leg. It is heard as asked and confirmed by Twilio at once, or
 * not at all; a mute that Twilio does not confirm is asked for until it is.
 */
export interface OwnVoice {
  /** By whom a wish of mine has the leg heard, as Twilio confirmed it; undefined: by nobody. */
  heardBy(callSid: CallSid): Hearing | undefined;
  /** Whether the leg may be heard in a way that Twilio has not confirmed, or not yet. */
  isDoubtful(callSid: CallSid): boolean;
  /** Whether a request to make it heard was broken off, and nobody has muted it since. */
  isInterrupted(callSid: CallSid): boolean;
  /** When Twilio last confirmed a change of mine, in milliseconds since the epoch. */
  changedAt(callSid: CallSid): number | undefined;
  open(leg: ParticipantIds, opening: Opening): Promise<Result<number>>;
  /** Ok also when the leg is gone; a failure says that I may be heard, until it is confirmed after all. */
  mute(leg: ParticipantIds): Promise<Result<number>>;
  /**
   * Mutes me because of a failure, and answers it with what became of me. It raises alarm when I was, or
   * may have been, heard otherwise than asked, and when I may still be.
   */
  muteAfter(
    leg: ParticipantIds,
    failure: Failure,
    mayHaveBeenHeard: boolean,
  ): Promise<Result<number>>;
  /** Gives up what is still being asked for. */
  close(): void;
}

interface Opening {
  readonly changes: ParticipantChanges;
  /** Who shall hear me then. */
  readonly hearing: Hearing;
  /** Whether somebody heard me until now, or may have. */
  readonly wasHeard: boolean;
  /** As in "coach Agent 4". */
  readonly act: string;
  readonly inWords: (failure: TwilioFailure) => Failure;
  /** Permission to make me heard. */
  readonly signal: AbortSignal;
}

/** How soon Twilio has to confirm who hears me, in milliseconds. */
export const CONFIRM_WITHIN_MS = 3_000;
/** Before each further request for a mute that was not confirmed, in milliseconds. */
const MUTE_AGAIN_AFTER_MS = [500, 1_000, 2_000, 5_000] as const;
/** A request to be heard that was given up may still reach Twilio: when to look, in milliseconds. */
const LOOK_AFTER_DOUBT_MS = [1_500, 3_500, 10_000] as const;

interface OwnVoiceNeeds {
  readonly twilio: TwilioPort;
  readonly facts: ParticipantFacts;
  readonly clock: Clock;
  readonly onAlarm: (alarm: SupervisionAlarm) => void;
}

export function createOwnVoice({ twilio, facts, clock, onAlarm }: OwnVoiceNeeds): OwnVoice {
  const heard = new Map<CallSid, Hearing>();
  const doubtful = new Set<CallSid>();
  const changed = new Map<CallSid, number>();
  /** Legs whose mute is being asked for again and again. */
  const insisting = new Map<CallSid, AbortController>();
  const closing = new AbortController();

  return {
    heardBy: (callSid) => heard.get(callSid),
    isDoubtful: (callSid) => doubtful.has(callSid),
    isInterrupted: (callSid) => doubtful.has(callSid) && !insisting.has(callSid),
    changedAt: (callSid) => changed.get(callSid),
    open,
    mute,
    muteAfter,
    close() {
      closing.abort();
      for (const callSid of insisting.keys()) stopInsisting(callSid);
    },
  };

  async function open(leg: ParticipantIds, opening: Opening): Promise<Result<number>> {
    const { changes, hearing, wasHeard, act, inWords, signal } = opening;
    const { callSid } = leg;
    if (signal.aborted) return fail(words.STOPPED);
    stopInsisting(callSid);
    heard.delete(callSid);
    doubtful.add(callSid);
    const askedAt = clock.now();
    const answer = await ask(leg, changes, signal);
    if (answer.ok) {
      const rev = facts.told(answer.value, askedAt);
      if (!isHeardAs(answer.value, hearing)) return muteAfter(leg, words.notAsAsked(act), true);
      settle(callSid);
      heard.set(callSid, hearing);
      return ok(rev);
    }
    if (saysGone(answer.error)) {
      settle(callSid);
      facts.gone(leg);
      return fail(words.notOnCall(act));
    }
    const { mayHaveHappened } = answer.error;
    if (mayHaveHappened) void watchOver(leg);
    // Whoever withdrew the permission is next in line, and makes the leg silent.
    if (signal.aborted) return fail(words.STOPPED);
    return muteAfter(leg, inWords(answer.error), wasHeard || mayHaveHappened);
  }

  async function muteAfter(
    leg: ParticipantIds,
    cause: Failure,
    mayHaveBeenHeard: boolean,
  ): Promise<Result<number>> {
    const muted = await mute(leg);
    const failure = muted.ok ? words.andMuted(cause) : words.andPerhapsHeard(cause);
    if (mayHaveBeenHeard || !muted.ok) onAlarm({ ...idsOf(leg), failure });
    return fail(failure);
  }

  async function mute(leg: ParticipantIds): Promise<Result<number>> {
    stopInsisting(leg.callSid);
    heard.delete(leg.callSid);
    doubtful.add(leg.callSid);
    const muted = await tryToMute(leg);
    if (!muted.ok && !closing.signal.aborted) void insist(leg);
    return muted;
  }

  async function tryToMute(leg: ParticipantIds, signal?: AbortSignal): Promise<Result<number>> {
    const askedAt = clock.now();
    const answer = await ask(leg, { muted: true }, signal);
    // A newer wish has taken its place, and what this one says of the leg is not the last word.
    if (signal?.aborted) return fail(words.STOPPED);
    if (!answer.ok && saysGone(answer.error)) {
      settle(leg.callSid);
      return ok(facts.gone(leg));
    }
    if (!answer.ok) return fail(words.andPerhapsHeard(failureInWords(answer.error, 'mute you')));
    const rev = facts.told(answer.value, askedAt);
    if (!answer.value.muted) return fail(words.andPerhapsHeard(words.notAsAsked('mute you')));
    settle(leg.callSid);
    return ok(rev);
  }

  /** Until Twilio confirms the mute, the leg is gone, or a newer wish takes its place. */
  async function insist(leg: ParticipantIds): Promise<void> {
    // Two mutes of the same leg may have been under way, and both have failed.
    stopInsisting(leg.callSid);
    const replaced = new AbortController();
    insisting.set(leg.callSid, replaced);
    for (let tries = 0; ; tries += 1) {
      await clock.sleep(nthWait(MUTE_AGAIN_AFTER_MS, tries), replaced.signal);
      if (replaced.signal.aborted) return;
      const muted = await tryToMute(leg, replaced.signal);
      if (replaced.signal.aborted) return;
      if (muted.ok) break;
    }
    insisting.delete(leg.callSid);
    onAlarm({ ...idsOf(leg), failure: words.MUTED_AT_LAST });
  }

  function stopInsisting(callSid: CallSid): void {
    insisting.get(callSid)?.abort();
    insisting.delete(callSid);
  }

  /** What is seen goes into the roster, and the guard mutes a leg that is shown heard unasked. */
  async function watchOver(leg: ParticipantIds): Promise<void> {
    for (const waitMs of LOOK_AFTER_DOUBT_MS) {
      await clock.sleep(waitMs, closing.signal);
      if (closing.signal.aborted) return;
      await facts.look(leg, { repeat: false, signal: closing.signal });
    }
  }

  function ask(leg: ParticipantIds, changes: ParticipantChanges, signal?: AbortSignal) {
    return withinTime(clock, CONFIRM_WITHIN_MS, signal, (limit) =>
      twilio.updateParticipant(leg.conferenceSid, leg.callSid, changes, {
        signal: limit,
        isUrgent: changes.muted === true,
      }),
    );
  }

  function settle(callSid: CallSid): void {
    doubtful.delete(callSid);
    changed.set(callSid, clock.now());
  }
}

function idsOf({ conferenceSid, callSid }: ParticipantIds): ParticipantIds {
  return { conferenceSid, callSid };
}

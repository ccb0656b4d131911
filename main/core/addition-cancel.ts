import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { Addition } from '../../common/ipc/addition.ts';
import type { CallSid } from '../../common/model/sid.ts';
import { isConnected, nobodyToStop } from './adding-words.ts';
import { isOver } from './addition-state.ts';
import { failureInWords } from './failure-words.ts';
import { answerLost, answerNotShown } from './outcome-words.ts';
import { isOutcomeOpen, saysGone, type TwilioPort } from './twilio-port.ts';

/** The attempt that is to be stopped. */
export interface Stoppable {
  addition(): Addition;
  readonly who: string;
  put(changes: Pick<Addition, 'isCanceling' | 'cancelFailure'>): void;
  /** Resolves when its call is known, or when it is over without one. */
  untilKnown(): Promise<CallSid | null>;
  /** Reads the call until it is over, or the time is; answers whether it is over. */
  untilOver(withinMs: number): Promise<boolean>;
}

/** Twilio ends a call within a second or two of its answer. Milliseconds. */
const ENDS_WITHIN_MS = 15_000;
/** Of a call that cannot be ended any more: it has ended. */
const CALL_HAS_ENDED = 21220;

/**
 * Stops an attempt: at once when its call is known, and otherwise as soon as it is. Somebody who answers
 * in the same moment is taken off, since that is what was asked for.
 */
export async function stopAttempt(
  attempt: Stoppable,
  twilio: Pick<TwilioPort, 'cancelCall'>,
): Promise<Result<undefined>> {
  const { who } = attempt;
  const { state } = attempt.addition();
  if (state.kind === 'connected') return fail(isConnected(who));
  if (isOver(state)) return ok(undefined);
  attempt.put({ isCanceling: true, cancelFailure: null });

  const callSid = await attempt.untilKnown();
  const known = attempt.addition().state;
  if (isOver(known)) return settledBy(known.kind);
  if (callSid === null) return notStopped(nobodyToStop(who));

  const act = `stop calling ${who}`;
  const answer = await twilio.cancelCall(callSid);
  const mayBeDone =
    answer.ok ||
    isOutcomeOpen(answer.error) ||
    saysGone(answer.error) ||
    answer.error.code === CALL_HAS_ENDED;
  if (mayBeDone && (await attempt.untilOver(ENDS_WITHIN_MS))) {
    return settledBy(attempt.addition().state.kind);
  }
  if (answer.ok) return notStopped(answerNotShown(act).neverLearned);
  return notStopped(
    mayBeDone ? answerLost(answer.error, act).neverLearned : failureInWords(answer.error, act),
  );

  function settledBy(kind: Addition['state']['kind']): Result<undefined> {
    return kind === 'unknown' ? notStopped(nobodyToStop(who)) : ok(undefined);
  }

  function notStopped(failure: Failure): Result<undefined> {
    attempt.put({ isCanceling: false, cancelFailure: failure });
    return fail(failure);
  }
}

import type { Result } from '../../common/failure.ts';
import type { Addition } from '../../common/ipc/addition.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import { participantOf } from '../../common/roster/roster.ts';
import { answeredMeanwhile, neverTold } from './adding-words.ts';
import { stopAttempt } from './addition-cancel.ts';
import { type DialOutcome, dialOnce } from './addition-dial.ts';
import { createAttemptHistory } from './addition-history.ts';
import { createLegReader } from './addition-leg.ts';
import { type CheckedRequest, nameOfCall, sidOf } from './addition-request.ts';
import { afterNews, isOver, leavesOpen, type News } from './addition-state.ts';
import type { Clock } from './clock.ts';
import type { HistoryKeeper } from './history-keeper.ts';
import { createParticipantFacts } from './participant-facts.ts';
import type { Reconciler } from './reconciler.ts';
import type { RosterService } from './roster-service.ts';
import type { TwilioPort } from './twilio-port.ts';
import { createWaiting } from './until-so.ts';

/** One attempt to add somebody, which dials once and is followed until it is over. */
export interface Attempt {
  addition(): Addition;
  /** Dials. */
  begin(): void;
  /** Something was told of its call. */
  tell(news: News): void;
  cancel(): Promise<Result<undefined>>;
  /** Nobody follows it any more. */
  abandon(): void;
}

export interface AttemptNeeds {
  readonly twilio: TwilioPort;
  readonly roster: RosterService;
  readonly reconciler: Pick<Reconciler, 'readAside' | 'refresh'>;
  readonly clock: Clock;
  readonly history: Pick<HistoryKeeper, 'added' | 'notConnected'>;
  /** It is known whether Twilio was asked in vain. */
  readonly onAsked: (hasFailed: boolean) => void;
  readonly onChange: () => void;
  /** Calls that were there before, or that belong to another attempt. */
  readonly isKnown: (callSid: CallSid) => boolean;
  /** Another attempt looks for a call to the same address. */
  readonly hasRival: () => boolean;
  readonly signal: AbortSignal;
}

/** How often Twilio is asked how far the call is; more rarely where callbacks tell it. Milliseconds. */
const ASK_EVERY_MS = 1_500;
const ASK_WHEN_TOLD_MS = 10_000;
/** News of one end come by several ways, some with codes and some without. Milliseconds. */
const LEARNS_MORE_MS = 2_000;

export function createAttempt(needs: AttemptNeeds, request: CheckedRequest, id: string): Attempt {
  const { twilio, roster, reconciler, clock, signal } = needs;
  const { who } = request;
  const facts = createParticipantFacts({ twilio, roster, clock });
  const reader = createLegReader({ twilio, reconciler, facts, clock });
  const history = createAttemptHistory(needs.history);
  const askedAt = clock.now();
  let addition: Addition = {
    id,
    conference: {
      sid: sidOf(request.conference),
      name: nameOfCall(request.conference, roster.roster()),
    },
    to: request.to,
    label: request.label,
    callSid: null,
    state: { kind: 'asking', since: askedAt },
    askedAt,
    queueMs: null,
    isCanceling: false,
    cancelFailure: null,
    ...request.kept,
  };
  let poke = new AbortController();
  let isTold = false;
  /** While it was being stopped. */
  let hasAnswered = false;
  let canceling: Promise<Result<undefined>> | null = null;
  const waiting = createWaiting(signal);

  return {
    addition: () => addition,
    begin: () => void run(),
    tell,
    cancel() {
      canceling ??= stopAttempt(
        { addition: () => addition, who, put, untilKnown: untilCallKnown, untilOver },
        twilio,
      ).finally(() => {
        canceling = null;
        // What was held back while it was being stopped is told now.
        poke.abort();
      });
      return canceling;
    },
    abandon() {
      poke.abort();
      history.asked(addition, addition.callSid === null ? neverTold(who) : null);
      if (addition.state.kind === 'ended') history.ended(addition, addition.state);
    },
  };

  async function run(): Promise<void> {
    const { isKnown, hasRival } = needs;
    const onChecking = () => put({ state: { kind: 'checking', since: clock.now() } });
    const dialled = await dialOnce(request, {
      twilio,
      clock,
      signal,
      askedAt,
      isKnown,
      hasRival,
      onChecking,
    });
    if (signal.aborted) return;
    if (dialled.is === 'dialled') takeUp(dialled);
    else {
      const { is: kind, failure } = dialled;
      put({ state: { kind, since: clock.now(), failure }, isCanceling: false });
      history.asked(addition, failure);
      needs.onAsked(true);
    }
    await follow();
  }

  function takeUp(dialled: Extract<DialOutcome, { is: 'dialled' }>): void {
    const { callSid, queueMs, participant, news } = dialled;
    const sid = dialled.conferenceSid ?? addition.conference.sid;
    if (participant !== null) facts.told(participant, askedAt);
    const state = { kind: 'queued', since: clock.now() } as const;
    put({ callSid, queueMs, state, conference: { ...addition.conference, sid } });
    history.asked(addition, null);
    needs.onAsked(false);
    if (sid !== null && isOnFloor(sid)) void reconciler.refresh(sid);
    else roster.doubt({ about: 'floor' });
    tell(news);
    const row = sid === null ? undefined : participantOf(roster.roster(), sid, callSid);
    if (row !== undefined) tell({ kind: 'participant', status: row.status });
  }

  async function follow(): Promise<void> {
    while (!signal.aborted && !isOver(addition.state)) {
      const isRarely = isTold && !addition.isCanceling;
      await clock.sleep(isRarely ? ASK_WHEN_TOLD_MS : ASK_EVERY_MS, poke.signal);
      poke = new AbortController();
      const { callSid, conference } = addition;
      if (signal.aborted || callSid === null || isOver(addition.state)) continue;
      const read = await reader.read({ callSid, conferenceSid: conference.sid });
      if (read === null || signal.aborted) continue;
      const queueMs = read.call?.queueMs ?? addition.queueMs;
      if (queueMs !== addition.queueMs) put({ queueMs });
      tell(read.news);
    }
  }

  function tell(news: News): void {
    const { state, isCanceling } = addition;
    isTold ||= news.kind === 'progress';
    hasAnswered ||= isCanceling && saysAnswered(news);
    const next = afterNews(state, news, { now: clock.now(), isCanceling });
    if (next !== state && isOver(state)) put({ state: next });
    else if (next !== state && isOver(next)) {
      const isTakenOff = isCanceling && hasAnswered && next.kind === 'ended';
      const cancelFailure = isTakenOff ? answeredMeanwhile(who) : addition.cancelFailure;
      put({ state: next, isCanceling: false, cancelFailure });
      end();
    } else if (next !== state) put({ state: next });
    if (leavesOpen(news) && !isOver(addition.state)) poke.abort();
  }

  function end(): void {
    poke.abort();
    const { conference, callSid, state } = addition;
    const { sid } = conference;
    if (sid === null || callSid === null || !isOnFloor(sid)) roster.doubt({ about: 'floor' });
    // What their row shows is old now.
    else if (state.kind === 'ended') facts.gone({ conferenceSid: sid, callSid });
    else roster.doubt({ about: 'participant', conferenceSid: sid, callSid });
    if (state.kind === 'ended') void keepEnd();
  }

  async function keepEnd(): Promise<void> {
    await clock.sleep(LEARNS_MORE_MS, signal);
    if (addition.state.kind === 'ended') history.ended(addition, addition.state);
  }

  /** A call that began with them is not there yet. */
  function isOnFloor(sid: ConferenceSid): boolean {
    return roster.roster().conferences.has(sid);
  }

  function put(changes: Partial<Addition>): void {
    addition = { ...addition, ...changes };
    needs.onChange();
    waiting.changed();
  }

  async function untilCallKnown(): Promise<CallSid | null> {
    await waiting.until(() => addition.callSid !== null || isOver(addition.state));
    return addition.callSid;
  }

  async function untilOver(withinMs: number): Promise<boolean> {
    poke.abort();
    const late = new AbortController();
    const isNow = waiting.until(() => isOver(addition.state));
    await Promise.race([isNow, clock.sleep(withinMs, late.signal)]);
    late.abort();
    return isOver(addition.state);
  }
}

/** Twilio does not say so of everybody: who was stopped while it rang may be told as completed, too. */
function saysAnswered(news: News): boolean {
  if (news.kind === 'participant') return news.status === 'connected';
  if (news.kind === 'progress') return news.progress.status === 'in-progress';
  return (
    news.kind === 'call' && (news.call.status === 'in-progress' || news.call.lastedMs !== null)
  );
}

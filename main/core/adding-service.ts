import { fail, ok, type Result } from '../../common/failure.ts';
import type { Addition, AddRequest } from '../../common/ipc/addition.ts';
import type { CallProgress } from '../../common/model/call.ts';
import type { ConferenceEvent } from '../../common/model/conference-event.ts';
import type { CallSid } from '../../common/model/sid.ts';
import type { RosterPatch } from '../../common/roster/patch.ts';
import { NO_SUCH_ATTEMPT, SESSION_OVER, stillUnderWay } from './adding-words.ts';
import { type Attempt, type AttemptNeeds, createAttempt } from './addition-attempt.ts';
import { type CheckedRequest, checkRequest } from './addition-request.ts';
import { isOver, type News } from './addition-state.ts';

/** Adds people to calls, and tells of each attempt how far it came. */
export interface AddingService {
  /** Every attempt that was not dismissed, in the order in which they were asked for. */
  list(): readonly Addition[];
  /** Dials. Two requests with the same id are one. Fails when nothing will be asked of Twilio. */
  add(request: AddRequest): Result<undefined>;
  /** Stops what is queued or rings; settles when it is known what became of it. */
  cancel(id: string): Promise<Result<undefined>>;
  /** Takes an attempt that is over out of the list. */
  dismiss(id: string): Result<undefined>;
  callProgress(progress: CallProgress): void;
  event(event: ConferenceEvent): void;
  close(): void;
}

interface AddingServiceNeeds extends OfService {
  readonly onChange: (additions: readonly Addition[]) => void;
}

type OfService = Omit<AttemptNeeds, 'onChange' | 'isKnown' | 'hasRival' | 'signal'>;

/** How long somebody who has come onto the call stands in the list, in milliseconds. */
const CONNECTED_MS = 5_000;
/** So many calls are remembered that may turn out to be one that was asked for. */
const MOST_EARLY = 200;

export function createAddingService({ onChange, ...needs }: AddingServiceNeeds): AddingService {
  const { roster, clock } = needs;
  const closing = new AbortController();
  const attempts = new Map<string, Attempt>();
  /** Also of attempts that were dismissed. */
  const ids = new Set<string>();
  const callSids = new Set<CallSid>();
  /** What was told of calls that nobody knows yet: a callback may be faster than Twilio's answer. */
  const early = new Map<CallSid, News[]>();
  const unsubscribe = roster.subscribe(followRoster);

  return {
    list,
    add(request) {
      if (closing.signal.aborted) return fail(SESSION_OVER);
      if (ids.has(request.id)) return ok(undefined);
      const underWay = list().filter(({ state }) => !isOver(state));
      const checked = checkRequest(request, roster.roster(), underWay);
      if (!checked.ok) return checked;
      ids.add(request.id);
      begin(request.id, checked.value);
      return ok(undefined);
    },
    async cancel(id) {
      return attempts.get(id)?.cancel() ?? fail(NO_SUCH_ATTEMPT);
    },
    dismiss(id) {
      const addition = attempts.get(id)?.addition();
      if (addition === undefined) return ok(undefined);
      if (!isOver(addition.state)) return fail(stillUnderWay(addition.label ?? addition.to));
      drop(id);
      return ok(undefined);
    },
    callProgress({ callSid, ...progress }) {
      tell(callSid, { kind: 'progress', progress });
    },
    event(event) {
      if (event.type === 'participant-join') {
        tell(event.participant.callSid, { kind: 'participant', status: 'connected' });
      } else if (event.type === 'participant-leave') {
        tell(event.participant.callSid, { kind: 'left', callStatus: event.callStatus });
      }
    },
    close() {
      closing.abort();
      unsubscribe();
      for (const attempt of attempts.values()) attempt.abandon();
    },
  };

  function list(): readonly Addition[] {
    return [...attempts.values()].map((attempt) => attempt.addition());
  }

  function begin(id: string, request: CheckedRequest): void {
    const before = everybody();
    const attempt: Attempt = createAttempt(
      {
        ...needs,
        signal: closing.signal,
        isKnown: (callSid) => before.has(callSid) || callSids.has(callSid),
        hasRival: () => [...attempts.values()].some((other) => isRival(attempt, other)),
        onChange: () => changed(id, attempt),
      },
      request,
      id,
    );
    attempts.set(id, attempt);
    attempt.begin();
    onChange(list());
  }

  function changed(id: string, attempt: Attempt): void {
    if (closing.signal.aborted) return;
    onChange(list());
    const { callSid, state } = attempt.addition();
    if (callSid !== null && !callSids.has(callSid)) {
      callSids.add(callSid);
      const told = early.get(callSid) ?? [];
      early.delete(callSid);
      for (const news of told) attempt.tell(news);
    }
    if (state.kind === 'connected' && attempts.has(id)) void dropLater(id);
  }

  async function dropLater(id: string): Promise<void> {
    await clock.sleep(CONNECTED_MS, closing.signal);
    if (!closing.signal.aborted) drop(id);
  }

  function drop(id: string): void {
    if (attempts.delete(id)) onChange(list());
  }

  function followRoster({ ops }: RosterPatch): void {
    if (attempts.size === 0) return;
    for (const op of ops) {
      if (op.op === 'put-participant') {
        const { callSid, status } = op.participant;
        attemptOf(callSid)?.tell({ kind: 'participant', status });
      } else if (op.op === 'drop-participant') {
        attemptOf(op.callSid)?.tell({ kind: 'left', callStatus: op.callStatus });
      }
    }
  }

  /** What an event tells of a call that nobody knows yet may be of one that was asked for just now. */
  function tell(callSid: CallSid, news: News): void {
    const attempt = attemptOf(callSid);
    if (attempt !== undefined) attempt.tell(news);
    else if (!isLookedFor()) early.clear();
    else if (early.size < MOST_EARLY) early.set(callSid, [...(early.get(callSid) ?? []), news]);
  }

  function isLookedFor(): boolean {
    return list().some(isWithoutCall);
  }

  function attemptOf(callSid: CallSid): Attempt | undefined {
    if (!callSids.has(callSid)) return undefined;
    return [...attempts.values()].find((attempt) => attempt.addition().callSid === callSid);
  }

  function everybody(): ReadonlySet<CallSid> {
    const { conferences } = roster.roster();
    return new Set([...conferences.values()].flatMap((entry) => [...entry.participants.keys()]));
  }
}

function isRival(one: Attempt, other: Attempt): boolean {
  const { to } = one.addition();
  return one !== other && isWithoutCall(other.addition()) && other.addition().to === to;
}

function isWithoutCall({ callSid, state }: Addition): boolean {
  return callSid === null && !isOver(state);
}

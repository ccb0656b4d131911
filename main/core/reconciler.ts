import type { Link } from '../../common/ipc/session.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { Doubt } from '../../common/roster/reduction.ts';
import type { Clock } from './clock.ts';
import { failureInWords } from './failure-words.ts';
import { createFloorReader } from './floor-reader.ts';
import { createPartyLookup } from './party-lookup.ts';
import { type Attention, createReadingPlan, type Reading } from './reading-plan.ts';
import { createRequestPace } from './request-pace.ts';
import type { RosterService } from './roster-service.ts';
import type { Answer, RequestOptions, TwilioFailure, TwilioPort } from './twilio-port.ts';

/** Keeps the roster true by reading Twilio: what is in doubt at once, the rest as often as it needs. */
export interface Reconciler {
  link(): ReadingLink;
  /** Whether the whole floor was read, however long ago. */
  wasRead(): boolean;
  /** Reads the participants of one conference now, outside the pace. */
  refresh(conferenceSid: ConferenceSid): Promise<void>;
  /**
   * A reading of something else than the floor, of one request, that is paid from the same budget. It
   * waits for its turn, and for Twilio where it asked us to wait. However many there are, a reading of the
   * floor that is due comes between two of them; what becomes of them says nothing of the floor.
   */
  readAside<T>(send: (options: RequestOptions) => Answer<T>): Answer<T>;
  /** Everything may have changed unseen: all of it is read anew, as fast as the pace allows. */
  wake(): void;
  /** Whom the supervisor looks at or what they are part of has changed. */
  attend(): void;
  /** Starts to read; resolves when closed. */
  run(): Promise<void>;
  close(): void;
}

export type ReadingLink = Omit<Link, 'events'>;

export interface Budget {
  /** Requests a minute, and at once, that reading may use. */
  readonly requestsPerMinute: number;
  readonly readsAtOnce: number;
}

interface ReconcilerNeeds {
  readonly twilio: TwilioPort;
  readonly roster: RosterService;
  readonly clock: Clock;
  readonly budget: Budget;
  readonly attention: () => Attention;
  /** Whether events tell of new conferences. */
  readonly hasEvents: () => boolean;
  readonly onLink: (link: ReadingLink) => void;
}

/** Wait between tries while Twilio cannot be read: doubled from the first to the longest. */
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;
/** Wait between tries while Twilio refuses the credentials: they rarely mend themselves. */
const UNAUTHORIZED_RETRY_MS = 15_000;
/** However long Twilio asks us to wait, the floor is read again after this. */
const LONGEST_RETRY_AFTER_MS = 60_000;

/** On a floor that is always behind, numbers are looked up in between. */
const READINGS_FOR_A_LOOKUP = 4;
/** Wait after numbers could not be looked up. */
const LOOKUP_RETRY_MS = 10_000;

/** How often the age of what is shown is told although nothing else changed. */
const SIGN_OF_LIFE_MS = 1_000;
/** How often what was waited for in vain is given up. */
const TICK_MS = 2_000;
/** Whoever slept this much longer than they meant to was not running: the machine slept, or its clock was set. */
const OVERSLEPT_MS = 10_000;

export function createReconciler(needs: ReconcilerNeeds): Reconciler {
  const { twilio, roster, clock, budget, attention, onLink } = needs;
  const closing = new AbortController();
  const pace = createRequestPace(budget.requestsPerMinute);
  const plan = createReadingPlan({
    hasEvents: needs.hasEvents,
    requestsPerMinute: budget.requestsPerMinute,
  });
  const onDoubt = (doubt: Doubt) => {
    plan.doubt(doubt, clock.now());
    stir();
  };
  const reader = createFloorReader({ twilio, roster, clock });
  const parties = createPartyLookup(twilio, roster, clock);
  const unsubscribe = roster.subscribeToDoubts(onDoubt);

  let stirring = new AbortController();
  let underWay = 0;
  /** Requests of what is under way that are not sent yet. */
  let unsent = 0;
  let isLookingUp = false;
  /** What somebody waits for besides the floor, in the order in which it was asked. */
  const asides: (() => void)[] = [];
  /** The last that was started was one of them. */
  let wasAside = false;
  /** Since the last looking up of a number. */
  let readings = 0;
  let looksUpFrom = Number.NEGATIVE_INFINITY;
  /** Failures since the last success, and until when nothing is asked after them. */
  let failures = 0;
  let restsUntil = Number.NEGATIVE_INFINITY;
  let tickedAt = clock.now();
  let toldAt = Number.NEGATIVE_INFINITY;
  let link: Pick<Link, 'state' | 'since' | 'failure'> = {
    state: 'connecting',
    since: clock.now(),
    failure: null,
  };
  let nextReadAt: number | null = null;
  /** Every conference has been read once; those that begin later are read at once. */
  let isWhole = false;

  return {
    link: shownLink,
    wasRead,
    async refresh(conferenceSid) {
      await carryOut({ kind: 'participants', conferenceSid });
    },
    readAside(send) {
      return new Promise((resolve) => {
        asides.push(() => void readAside(send).then(resolve));
        stir();
      });
    },
    wake,
    attend: stir,
    async run() {
      while (!closing.signal.aborted) {
        tick();
        const waitMs = readWhatIsDue();
        tell(waitMs);
        await sleep(waitMs);
      }
      // They find that all is closed, and say so.
      for (const go of asides.splice(0)) go();
    },
    close() {
      unsubscribe();
      closing.abort();
      stir();
    },
  };

  /** Starts as many readings as may be under way; answers for how long there is nothing more to start. */
  function readWhatIsDue(): number {
    for (;;) {
      if (underWay >= budget.readsAtOnce) return TICK_MS;
      const now = clock.now();
      const due = plan.next(roster.roster(), attention(), now);
      const reading = due !== null && due.dueAt <= now ? due.reading : null;
      const givesWay = reading === null || (readings >= READINGS_FOR_A_LOOKUP && !due?.inDoubt);
      const aside = asides.length > 0 && (reading === null || !wasAside);
      const looksUp = !aside && givesWay && isLookupDue(now);
      const wanted = unsent + (aside || looksUp ? 1 : requestsOf(reading));
      const restMs = Math.max(restsUntil - now, pace.waitMs(now, wanted));
      if (restMs > 0) return Math.min(restMs, TICK_MS);
      wasAside = aside;
      if (aside) asides.shift()?.();
      else if (looksUp) void lookUp();
      else if (reading !== null) void carryOut(reading);
      else return due === null ? TICK_MS : Math.min(Math.max(due.dueAt - now, 1), TICK_MS);
    }
  }

  function isLookupDue(now: number): boolean {
    return !isLookingUp && looksUpFrom <= now && parties.isDue();
  }

  async function carryOut(reading: Reading): Promise<void> {
    readings += 1;
    plan.begin(reading);
    const answer = await ask(requestsOf(reading), (options) => reader.read(reading, options));
    const { asOf, sharedUntil } = answer.ok ? answer.value : { asOf: null, sharedUntil: 0 };
    plan.end(reading, asOf, clock.now(), sharedUntil);
    if (closing.signal.aborted) return;
    if (answer.ok) succeed(reading, answer.value.doubts);
    else stumble(answer.error);
    stir();
  }

  /** The floor is live without numbers, so a failure only puts the looking up off. */
  async function lookUp(): Promise<void> {
    isLookingUp = true;
    readings = 0;
    const answer = await ask(1, parties.step);
    isLookingUp = false;
    if (!answer.ok) {
      const now = clock.now();
      looksUpFrom = now + LOOKUP_RETRY_MS;
      if (answer.error.kind === 'throttled') pace.throttled(now, answer.error.retryAfterMs);
    }
    stir();
  }

  async function readAside<T>(send: (options: RequestOptions) => Answer<T>): Answer<T> {
    const answer = await ask(1, send);
    if (!answer.ok && answer.error.kind === 'throttled') {
      pace.throttled(clock.now(), answer.error.retryAfterMs);
    }
    stir();
    return answer;
  }

  /** Those of its requests that are foreseen are paid before they are sent; further pages afterwards. */
  async function ask<T>(foreseen: number, send: (options: RequestOptions) => Answer<T>): Answer<T> {
    let left = foreseen;
    underWay += 1;
    unsent += left;
    const answer = await send({
      repeat: false,
      signal: closing.signal,
      onSent() {
        pace.spend(clock.now());
        if (left === 0) return;
        left -= 1;
        unsent -= 1;
      },
    });
    underWay -= 1;
    unsent -= left;
    return answer;
  }

  function succeed(reading: Reading, doubts: readonly Doubt[]): void {
    for (const doubt of doubts) onDoubt(doubt);
    failures = 0;
    isWhole ||= plan.listedAsOf() !== null && !hasUnread();
    // After trouble, the list of conferences proves that Twilio answers for the whole floor.
    if (link.state === 'live' || reading.kind === 'conferences') become('live', null);
  }

  function stumble(failure: TwilioFailure): void {
    const now = clock.now();
    failures += 1;
    if (failure.kind === 'throttled') pace.throttled(now, failure.retryAfterMs);
    else restsUntil = Math.max(restsUntil, now + waitAfter(failure));
    // What proves that Twilio answers again comes first.
    plan.proveFirst(now);
    become(stateAfter(failure), failureInWords(failure, 'read the calls'));
  }

  function waitAfter(failure: TwilioFailure): number {
    if (failure.kind === 'unauthorized') return UNAUTHORIZED_RETRY_MS;
    if (failure.retryAfterMs !== null)
      return Math.min(failure.retryAfterMs, LONGEST_RETRY_AFTER_MS);
    const cap = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
    return cap / 2 + (clock.random() * cap) / 2;
  }

  function become(state: Link['state'], failure: Link['failure']): void {
    const isNew = state !== link.state || failure?.message !== link.failure?.message;
    link = { state, since: state === link.state ? link.since : clock.now(), failure };
    if (isNew) toldAt = Number.NEGATIVE_INFINITY;
  }

  function wake(): void {
    plan.doubtAll(clock.now());
    restsUntil = Number.NEGATIVE_INFINITY;
    stir();
  }

  function tick(): void {
    const now = clock.now();
    if (now - tickedAt < TICK_MS) return;
    tickedAt = now;
    roster.apply({ kind: 'tick', asOf: now });
  }

  async function sleep(ms: number): Promise<void> {
    const until = clock.now() + ms;
    if (!stirring.signal.aborted) await clock.sleep(ms, stirring.signal);
    stirring = new AbortController();
    if (clock.now() - until > OVERSLEPT_MS) wake();
  }

  /** There may be something to read before the sleep ends. */
  function stir(): void {
    stirring.abort();
  }

  function tell(waitMs: number): void {
    const now = clock.now();
    nextReadAt = now + waitMs;
    if (now - toldAt < SIGN_OF_LIFE_MS) return;
    toldAt = now;
    onLink(shownLink());
  }

  function shownLink(): ReadingLink {
    const { requestsPerMinute } = budget;
    const requests = { ...pace.state(clock.now()), budget: requestsPerMinute };
    return { ...link, lastReadAt: readAsOf(), nextReadAt, requests };
  }

  function wasRead(): boolean {
    return isWhole && plan.listedAsOf() !== null;
  }

  /** Since when everything that is shown has been true, kept so by events or read anew. */
  function readAsOf(): number | null {
    let asOf = wasRead() ? plan.listedAsOf() : null;
    if (asOf === null) return null;
    for (const { row } of roster.roster().conferences.values()) {
      if (row.events !== 'healthy') asOf = Math.min(asOf, row.participantsAsOf ?? asOf);
    }
    return asOf;
  }

  function hasUnread(): boolean {
    for (const { row } of roster.roster().conferences.values()) {
      if (row.participantsAsOf === null) return true;
    }
    return false;
  }
}

/** Further pages, which nobody can foresee, not counted. */
function requestsOf(reading: Reading | null): number {
  if (reading === null) return 0;
  return reading.kind === 'conferences' && reading.waiting ? 2 : 1;
}

function stateAfter(failure: TwilioFailure): Link['state'] {
  if (failure.kind === 'unauthorized') return 'unauthorized';
  return failure.kind === 'throttled' ? 'throttled' : 'stale';
}

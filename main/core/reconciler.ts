import type { Link } from '../../common/ipc/session.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';
import type { Clock } from './clock.ts';
import { failureInWords } from './failure-words.ts';
import { inTurn } from './in-turn.ts';
import { createParticipantFacts } from './participant-facts.ts';
import type { RosterService } from './roster-service.ts';
import {
  saysGone,
  type TwilioFailure,
  type TwilioFailureKind,
  type TwilioPort,
} from './twilio-port.ts';

/** Keeps the roster true by reading Twilio again and again. */
export interface Reconciler {
  link(): Link;
  /** Reads the participants of one conference now, outside the pace. */
  refresh(conferenceSid: ConferenceSid): Promise<void>;
  /** Starts to read; resolves when closed. */
  run(): Promise<void>;
  close(): void;
}

export interface Pace {
  /** Milliseconds between the end of one pass over the floor and the start of the next, at least. */
  readonly restMs: number;
  /** Requests a minute that polling may use; a larger floor is read less often. */
  readonly requestsPerMinute: number;
  /** Longest wait between tries while Twilio cannot be read. */
  readonly longestRetryMs: number;
  /** Wait between tries while Twilio refuses the credentials: they rarely mend themselves. */
  readonly unauthorizedRetryMs: number;
}

const DEFAULT_PACE: Pace = {
  restMs: 2_000,
  requestsPerMinute: 300,
  longestRetryMs: 10_000,
  unauthorizedRetryMs: 15_000,
};

/** Requests of one pass under way at once: fewer than the client has connections, so that a command finds one free. */
export const READS_AT_ONCE = 3;

/** One request for each list of conferences: those that wait to start, those in progress. */
const LIVE_LISTS = 2;

/** Numbers are looked up a few a pass, so that a full floor at sign-in does not storm the account. */
export const PARTIES_PER_PASS = 60;

/** However long Twilio asks us to wait, the floor is read again after this (milliseconds). */
const LONGEST_RETRY_AFTER_MS = 60_000;

/** One reading of the floor. */
interface Pass {
  requests: number;
  /** Why it ended early. */
  failure: TwilioFailure | null;
  /** How long Twilio asked us to wait although the floor was read. */
  askedToWaitMs: number;
}

/** How often a pass that lasts shows that it goes on, in milliseconds. */
const SIGN_OF_LIFE_MS = 5_000;

interface ReconcilerNeeds {
  readonly twilio: TwilioPort;
  readonly roster: RosterService;
  readonly clock: Clock;
  readonly onLink: (link: Link) => void;
  readonly pace?: Pace;
}

export function createReconciler({
  twilio,
  roster,
  clock,
  onLink,
  pace = DEFAULT_PACE,
}: ReconcilerNeeds): Reconciler {
  const closing = new AbortController();
  const once = { repeat: false, signal: closing.signal };
  const facts = createParticipantFacts({ twilio, roster, clock });
  const unreadableCalls = new Set<string>();
  let link: Link = {
    state: 'connecting',
    since: clock.now(),
    lastReadAt: null,
    nextReadAt: null,
    failure: null,
  };
  let failedPasses = 0;

  return {
    link: () => link,
    refresh: (conferenceSid) => readParticipants(conferenceSid, newPass()),
    async run() {
      while (!closing.signal.aborted) {
        const startedAt = clock.now();
        const pass = await readFloor();
        if (closing.signal.aborted) return;
        const waitMs = pass.failure === null ? settle(startedAt, pass) : stumble(pass.failure);
        await clock.sleep(waitMs, closing.signal);
      }
    },
    close: () => closing.abort(),
  };

  /**
   * The conferences, then everybody in each, a few at a time. After the first failure nothing more is
   * asked, only what is under way may end: the console is the last to ask and the first to wait.
   */
  async function readFloor(): Promise<Pass> {
    const pass = newPass();
    const asOf = clock.now();
    pass.requests += LIVE_LISTS;
    const list = await twilio.listLiveConferences(once);
    if (!list.ok) return { ...pass, failure: list.error };
    roster.apply({ kind: 'conferences-listed', asOf, conferences: list.value });

    await inTurn(list.value, READS_AT_ONCE, async ({ sid }) => {
      await readParticipants(sid, pass);
      goOn();
      return pass.failure === null;
    });
    if (pass.failure === null) await lookUpParties(pass);
    return pass;
  }

  async function readParticipants(conferenceSid: ConferenceSid, pass: Pass): Promise<void> {
    const asOf = clock.now();
    pass.requests += 1;
    const list = await twilio.listParticipants(conferenceSid, once);
    if (!list.ok) {
      if (saysGone(list.error)) roster.apply({ kind: 'conference-gone', asOf, conferenceSid });
      else pass.failure ??= list.error;
      return;
    }
    roster.apply({ kind: 'participants-listed', asOf, conferenceSid, participants: list.value });

    const listed = new Set(list.value.map(({ callSid }) => callSid));
    for (const row of rowsOf(conferenceSid)) {
      if (pass.failure !== null) return;
      if (row.status !== 'connected' && !listed.has(row.callSid)) await askFor(row, pass);
    }
  }

  /** A leg that was dialled and is in no list: only Twilio knows whether it still rings. */
  async function askFor(row: ParticipantRow, pass: Pass): Promise<void> {
    pass.requests += 1;
    const answer = await facts.look(row, once);
    if (!answer.ok && !saysGone(answer.error) && !IS_OF_ONE_THING.has(answer.error.kind)) {
      pass.failure ??= answer.error;
    }
  }

  /**
   * Learns numbers once for each call, first of those who have no label to be known by. The floor is
   * live without them, so a failure only ends the looking up.
   */
  async function lookUpParties(pass: Pass): Promise<void> {
    const unknown: ParticipantRow[] = [];
    for (const sid of roster.roster().conferences.keys()) {
      for (const row of rowsOf(sid)) {
        if (row.address === null && !unreadableCalls.has(row.callSid)) unknown.push(row);
      }
    }
    unknown.sort((a, b) => Number(a.label !== null) - Number(b.label !== null));
    let goesOn = true;
    await inTurn(unknown.slice(0, PARTIES_PER_PASS), READS_AT_ONCE, async (row) => {
      pass.requests += 1;
      const answer = await twilio.fetchParty(row.callSid, once);
      if (answer.ok) {
        roster.apply({ kind: 'party-told', party: answer.value, ...idsOf(row) });
      } else if (IS_OF_ONE_THING.has(answer.error.kind)) {
        // A call that cannot be read (another account's, say) is not asked for again and again.
        unreadableCalls.add(row.callSid);
      } else {
        goesOn = false;
        pass.askedToWaitMs = Math.max(pass.askedToWaitMs, answer.error.retryAfterMs ?? 0);
      }
      return goesOn;
    });
  }

  function rowsOf(conferenceSid: ConferenceSid): readonly ParticipantRow[] {
    return [...(roster.roster().conferences.get(conferenceSid)?.participants.values() ?? [])];
  }

  function settle(startedAt: number, pass: Pass): number {
    failedPasses = 0;
    const dueAt = startedAt + (pass.requests * 60_000) / pace.requestsPerMinute;
    const askedToWaitMs = Math.min(pass.askedToWaitMs, LONGEST_RETRY_AFTER_MS);
    const waitMs = Math.max(pace.restMs, dueAt - clock.now(), askedToWaitMs);
    tell({ state: 'live', lastReadAt: startedAt, failure: null }, waitMs);
    return waitMs;
  }

  function stumble(failure: TwilioFailure): number {
    failedPasses += 1;
    const waitMs = waitAfter(failure);
    const words = failureInWords(failure, 'read the calls');
    tell({ state: stateAfter(failure), lastReadAt: link.lastReadAt, failure: words }, waitMs);
    return waitMs;
  }

  function waitAfter(failure: TwilioFailure): number {
    if (failure.kind === 'unauthorized') return pace.unauthorizedRetryMs;
    if (failure.retryAfterMs !== null) {
      return Math.min(Math.max(failure.retryAfterMs, pace.restMs), LONGEST_RETRY_AFTER_MS);
    }
    const cap = Math.min(pace.longestRetryMs, 500 * 2 ** failedPasses);
    return cap / 2 + (clock.random() * cap) / 2;
  }

  /** A long pass over a large floor says that it goes on, so that nobody takes it for the end of reading. */
  function goOn(): void {
    const now = clock.now();
    if (now < (link.nextReadAt ?? link.since) + SIGN_OF_LIFE_MS) return;
    link = { ...link, nextReadAt: now };
    onLink(link);
  }

  function tell(next: Pick<Link, 'state' | 'lastReadAt' | 'failure'>, waitMs: number): void {
    const now = clock.now();
    const since = next.state === link.state ? link.since : now;
    link = { ...next, since, nextReadAt: now + waitMs };
    onLink(link);
  }
}

/** Failures that speak of the one thing that was asked for; any other would meet the next request, too. */
const IS_OF_ONE_THING: ReadonlySet<TwilioFailureKind> = new Set([
  'forbidden',
  'not-found',
  'refused',
  'malformed',
]);

function newPass(): Pass {
  return { requests: 0, failure: null, askedToWaitMs: 0 };
}

function idsOf(row: ParticipantRow) {
  return { conferenceSid: row.conferenceSid, callSid: row.callSid };
}

function stateAfter(failure: TwilioFailure): Link['state'] {
  if (failure.kind === 'unauthorized') return 'unauthorized';
  return failure.kind === 'throttled' ? 'throttled' : 'stale';
}

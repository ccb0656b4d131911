import type { Link } from '../../common/ipc/session.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';
import type { Clock } from './clock.ts';
import { failureInWords } from './failure-words.ts';
import type { RosterService } from './roster-service.ts';
import { saysGone, type TwilioFailure, type TwilioPort } from './twilio-port.ts';

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

/** Numbers are looked up a few a pass, so that a full floor at sign-in does not storm the account. */
const PARTIES_PER_PASS = 60;

/** However long Twilio asks us to wait, the floor is read again after this (milliseconds). */
const LONGEST_RETRY_AFTER_MS = 60_000;

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
  const once = { repeat: false };
  const unreadableCalls = new Set<string>();
  let link: Link = { state: 'connecting', since: clock.now(), lastReadAt: null, failure: null };
  let failedPasses = 0;

  return {
    link: () => link,
    refresh: async (conferenceSid) => {
      await readParticipants(conferenceSid);
    },
    async run() {
      while (!closing.signal.aborted) {
        const startedAt = clock.now();
        const outcome = await readFloor();
        if (closing.signal.aborted) return;
        const waitMs =
          outcome.failure === null ? settle(startedAt, outcome.requests) : stumble(outcome.failure);
        await clock.sleep(waitMs, closing.signal);
      }
    },
    close: () => closing.abort(),
  };

  /** One pass: the conferences in progress, then everybody in each. Stops at the first failure. */
  async function readFloor(): Promise<{ failure: TwilioFailure | null; requests: number }> {
    const asOf = clock.now();
    const list = await twilio.listConferencesInProgress(once);
    if (!list.ok) return { failure: list.error, requests: 1 };
    roster.apply({ kind: 'conferences-listed', asOf, conferences: list.value });

    let failure: TwilioFailure | null = null;
    let requests = 1;
    await Promise.all(
      list.value.map(async ({ sid }) => {
        if (failure !== null) return;
        requests += 1;
        const failed = await readParticipants(sid);
        failure ??= failed;
      }),
    );
    if (failure === null) requests += await lookUpParties();
    return { failure, requests };
  }

  async function readParticipants(conferenceSid: ConferenceSid): Promise<TwilioFailure | null> {
    const asOf = clock.now();
    const list = await twilio.listParticipants(conferenceSid, once);
    if (!list.ok) {
      if (!saysGone(list.error)) return list.error;
      roster.apply({ kind: 'conference-gone', asOf, conferenceSid });
      return null;
    }
    roster.apply({
      kind: 'participants-listed',
      asOf,
      conferenceSid,
      participants: list.value,
    });
    const listed = new Set(list.value.map(({ callSid }) => callSid));
    for (const row of rowsOf(conferenceSid)) {
      if (row.status !== 'connected' && !listed.has(row.callSid)) await askFor(row);
    }
    return null;
  }

  /** A leg that was dialled and is in no list: only Twilio knows whether it still rings. */
  async function askFor(row: ParticipantRow): Promise<void> {
    const asOf = clock.now();
    const answer = await twilio.fetchParticipant(row.conferenceSid, row.callSid, once);
    if (answer.ok) {
      roster.apply({ kind: 'participant-told', asOf, participant: answer.value });
    } else if (saysGone(answer.error)) {
      roster.apply({ kind: 'participant-gone', asOf, ...idsOf(row) });
    }
  }

  /** Learns numbers once for each call, first of those who have no label to be known by. */
  async function lookUpParties(): Promise<number> {
    const unknown: ParticipantRow[] = [];
    for (const sid of roster.roster().conferences.keys()) {
      for (const row of rowsOf(sid)) {
        if (row.address === null && !unreadableCalls.has(row.callSid)) unknown.push(row);
      }
    }
    unknown.sort((a, b) => Number(a.label !== null) - Number(b.label !== null));
    const chosen = unknown.slice(0, PARTIES_PER_PASS);
    await Promise.all(
      chosen.map(async (row) => {
        const answer = await twilio.fetchParty(row.callSid, once);
        if (answer.ok) roster.apply({ kind: 'party-told', party: answer.value, ...idsOf(row) });
        // A call that cannot be read (another account's, say) is not asked for again and again.
        else if (saysGone(answer.error)) unreadableCalls.add(row.callSid);
      }),
    );
    return chosen.length;
  }

  function rowsOf(conferenceSid: ConferenceSid): readonly ParticipantRow[] {
    return [...(roster.roster().conferences.get(conferenceSid)?.participants.values() ?? [])];
  }

  function settle(startedAt: number, requests: number): number {
    failedPasses = 0;
    tell({ state: 'live', lastReadAt: startedAt, failure: null });
    const dueAt = startedAt + (requests * 60_000) / pace.requestsPerMinute;
    return Math.max(pace.restMs, dueAt - clock.now());
  }

  function stumble(failure: TwilioFailure): number {
    failedPasses += 1;
    tell({
      state: stateAfter(failure),
      lastReadAt: link.lastReadAt,
      failure: failureInWords(failure, 'read the calls'),
    });
    if (failure.kind === 'unauthorized') return pace.unauthorizedRetryMs;
    if (failure.retryAfterMs !== null) {
      return Math.min(Math.max(failure.retryAfterMs, pace.restMs), LONGEST_RETRY_AFTER_MS);
    }
    const cap = Math.min(pace.longestRetryMs, 500 * 2 ** failedPasses);
    return cap / 2 + (clock.random() * cap) / 2;
  }

  function tell(next: Omit<Link, 'since'>): void {
    link = { ...next, since: next.state === link.state ? link.since : clock.now() };
    onLink(link);
  }
}

function idsOf(row: ParticipantRow) {
  return { conferenceSid: row.conferenceSid, callSid: row.callSid };
}

function stateAfter(failure: TwilioFailure): Link['state'] {
  if (failure.kind === 'unauthorized') return 'unauthorized';
  return failure.kind === 'throttled' ? 'throttled' : 'stale';
}

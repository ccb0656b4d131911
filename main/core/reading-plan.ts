import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import type { Doubt } from '../../common/roster/reduction.ts';
import type { Roster } from '../../common/roster/roster.ts';
import type { ConferenceRow } from '../../common/roster/rows.ts';

/** Something to ask Twilio. */
export type Reading =
  /** Which conferences are in progress; with `waiting`, also which wait to start. */
  | { readonly kind: 'conferences'; readonly waiting: boolean }
  | { readonly kind: 'participants'; readonly conferenceSid: ConferenceSid }
  | {
      readonly kind: 'participant';
      readonly conferenceSid: ConferenceSid;
      readonly callSid: CallSid;
    };

/** What the screen and the supervisor look at: read before everything else. */
export interface Attention {
  /** Conferences on which my own leg is. */
  readonly pinned: ReadonlySet<ConferenceSid>;
  readonly visible: ReadonlySet<ConferenceSid>;
}

/** Decides what is to be read next. Every doubt first, then whatever is overdue by most. */
export interface ReadingPlan {
  doubt(doubt: Doubt, now: number): void;
  /** Everything shown is in doubt: after sleep, a lost connection, a jump of the clock. */
  doubtAll(now: number): void;
  /** What is to be read next, and from when on; null while everything there is to read is being read. */
  next(roster: Roster, attention: Attention, now: number): Due | null;
  begin(reading: Reading): void;
  /**
   * `asOf`: when it began; null when it failed, so that it is still due, after others. Read again before
   * `sharedUntil`, it would say the same.
   */
  end(reading: Reading, asOf: number | null, now: number, sharedUntil?: number): void;
  /** Before anything else is read, the list of conferences has to prove that Twilio answers. */
  proveFirst(now: number): void;
  /** As of when the conferences in progress were listed last; null before. */
  listedAsOf(): number | null;
}

interface Due {
  readonly reading: Reading;
  readonly dueAt: number;
  /** Something said that what is shown is wrong, and it waits for nothing else. */
  readonly inDoubt: boolean;
}

/** How often what is read again, in milliseconds, as far as the pace allows. */
export const INTERVAL_MS = {
  /** A call that events keep true: this only checks them. */
  healthy: 60_000,
  /** A call without them: mine, on the screen, elsewhere. */
  pinned: 1_500,
  visible: 2_500,
  elsewhere: 6_000,
  /** New conferences: while events tell of them, and while they do not. */
  discoveryWithEvents: 15_000,
  discovery: 3_000,
} as const;

/** Of so many lists one holds those that wait to start, too; each does while one of those is shown. */
const WAITING_EACH = 4;
/** Calls that begin one after another are listed together: milliseconds between two such lists. */
const DOUBTED_FLOOR_MS = 3_000;

/** How long a missing event is waited for before its conference is read. */
const OVERTAKEN_MS = 500;

/** The parts of the budget that may be used for checking healthy conferences, for mine, for the list. */
const SHARE = { healthy: 0.5, pinned: 0.4, discovery: 0.2 } as const;

/** What cannot be read by itself must not keep the rest from being read: waited for in between. */
const FIRST_PUT_OFF_MS = 2_000;
const LONGEST_PUT_OFF_MS = 60_000;
const FORGOTTEN_MS = 10 * 60_000;

interface PlanNeeds {
  /** Whether events tell of new conferences. */
  readonly hasEvents: () => boolean;
  readonly requestsPerMinute: number;
}

export function createReadingPlan({ hasEvents, requestsPerMinute }: PlanNeeds): ReadingPlan {
  let listedAt: number | null = null;
  /** Lists since the last that held those that wait, and that one. */
  let listings = 0;
  let floorDoubt: FloorDoubt | null = null;
  let allDoubtedAt = Number.NEGATIVE_INFINITY;
  const conferences = new Map<ConferenceSid, number>();
  const participants = new Map<CallSid, ParticipantDoubt>();
  const underWay = new Set<string>();
  const putOff = new Map<string, { readonly times: number; readonly until: number }>();

  return {
    doubt(doubt, now) {
      switch (doubt.about) {
        case 'floor':
          doubtFloor(now, false);
          return;
        case 'conference':
          conferences.set(doubt.conferenceSid, now);
          return;
        case 'participant': {
          const { conferenceSid, callSid } = doubt;
          const reading = { kind: 'participant', conferenceSid, callSid } as const;
          participants.set(callSid, { at: now, reading });
        }
      }
    },

    doubtAll(now) {
      doubtFloor(now, true);
      allDoubtedAt = now;
      putOff.clear();
    },

    proveFirst: (now) => doubtFloor(now, true),

    next(roster, attention, now) {
      forgetSettled(roster);
      forgetPutOff(now);
      let best: Candidate | null = null;
      for (const candidate of candidates(roster, attention, now)) {
        const key = keyOf(candidate.reading);
        if (underWay.has(key)) continue;
        const dueAt = Math.max(candidate.dueAt, putOff.get(key)?.until ?? candidate.dueAt);
        const one = { ...candidate, dueAt };
        if (best === null || comesBefore(one, best, now)) best = one;
      }
      return best === null ? null : { ...best, inDoubt: best.urgency >= URGENCY.doubt };
    },

    begin(reading) {
      underWay.add(keyOf(reading));
    },

    end(reading, asOf, now, sharedUntil = now) {
      const key = keyOf(reading);
      underWay.delete(key);
      if (asOf === null) {
        const times = putOff.get(key)?.times ?? 0;
        const waitMs = Math.min(LONGEST_PUT_OFF_MS, FIRST_PUT_OFF_MS * 2 ** times);
        if (reading.kind !== 'conferences')
          putOff.set(key, { times: times + 1, until: now + waitMs });
        return;
      }
      putOff.delete(key);
      if (sharedUntil > now) putOff.set(key, { times: 0, until: sharedUntil });
      switch (reading.kind) {
        case 'conferences':
          listedAt = asOf;
          listings = reading.waiting ? 1 : listings + 1;
          if (reading.waiting && floorDoubt !== null && floorDoubt.at <= asOf) floorDoubt = null;
          return;
        case 'participants':
          if ((conferences.get(reading.conferenceSid) ?? Infinity) <= asOf) {
            conferences.delete(reading.conferenceSid);
          }
          for (const [callSid, doubt] of participants) {
            const isAnswered = doubt.at <= asOf;
            if (isAnswered && doubt.reading.conferenceSid === reading.conferenceSid)
              participants.delete(callSid);
          }
          return;
        case 'participant':
          if ((participants.get(reading.callSid)?.at ?? Infinity) <= asOf) {
            participants.delete(reading.callSid);
          }
      }
    },

    listedAsOf: () => listedAt,
  };

  function doubtFloor(at: number, isUrgent: boolean): void {
    floorDoubt = { at, isUrgent: isUrgent || floorDoubt?.isUrgent === true };
  }

  /** A conference that has ended is in no doubt, nor one whose missing events have come. */
  function forgetSettled({ conferences: live }: Roster): void {
    for (const sid of conferences.keys()) {
      const events = live.get(sid)?.row.events ?? 'healthy';
      if (events === 'healthy') conferences.delete(sid);
    }
    for (const [callSid, { reading }] of participants) {
      if (!live.has(reading.conferenceSid)) participants.delete(callSid);
    }
  }

  /** What was shared is no longer; what failed and is not tried any more has probably ended. */
  function forgetPutOff(now: number): void {
    for (const [key, { times, until }] of putOff) {
      if (until + (times === 0 ? 0 : FORGOTTEN_MS) <= now) putOff.delete(key);
    }
  }

  function* candidates(roster: Roster, attention: Attention, now: number): Iterable<Candidate> {
    yield listing(roster, now);
    for (const { at, reading } of participants.values()) {
      // The list of the whole conference, which comes now, answers for each.
      const { conferenceSid } = reading;
      const comesNow = doubtedFrom(roster.conferences.get(conferenceSid)?.row) <= now;
      if (comesNow && (putOff.get(conferenceSid)?.until ?? now) <= now) continue;
      yield { reading, urgency: URGENCY.doubt + age(at, now), dueAt: now };
    }

    const intervals = intervalsFor(roster, attention);
    for (const [conferenceSid, { row }] of roster.conferences) {
      const reading = { kind: 'participants', conferenceSid } as const;
      const notice = attention.pinned.has(conferenceSid)
        ? 'pinned'
        : attention.visible.has(conferenceSid)
          ? 'visible'
          : 'elsewhere';
      const doubtedAt = conferences.get(conferenceSid);
      const { participantsAsOf } = row;
      if (doubtedAt !== undefined) {
        const urgency = URGENCY.doubt + age(doubtedAt, now);
        yield { reading, urgency, dueAt: doubtedFrom(row) };
      } else if (participantsAsOf === null || participantsAsOf < allDoubtedAt) {
        yield { reading, urgency: URGENCY[notice], dueAt: now };
      } else {
        const kind = row.events === 'healthy' ? 'healthy' : notice;
        const base = kind === 'pinned' ? URGENCY.prompt : URGENCY.due;
        yield { reading, ...overdue(participantsAsOf, intervals[kind], now, base) };
      }
    }
  }

  /**
   * When a conference is read for its doubt. An event that overtook another leaves a gap for a moment
   * only.
   */
  function doubtedFrom(row: ConferenceRow | undefined): number {
    const at = (row && conferences.get(row.sid)) ?? Number.POSITIVE_INFINITY;
    return row?.events === 'doubtful' ? at + OVERTAKEN_MS : at;
  }

  function listing(roster: Roster, now: number): Candidate {
    if (listedAt === null) return { reading: LIST_ALL, urgency: URGENCY.proof, dueAt: now };
    const usualMs = hasEvents() ? INTERVAL_MS.discoveryWithEvents : INTERVAL_MS.discovery;
    const intervalMs = Math.max(usualMs, roundMs(1, SHARE.discovery));
    const plain = overdue(listedAt, intervalMs, now, URGENCY.prompt);
    if (floorDoubt === null) {
      const showsWaiting = [...roster.conferences.values()].some(
        ({ row }) => row.status === 'init',
      );
      const all = showsWaiting || listings >= WAITING_EACH;
      return { reading: all ? LIST_ALL : LIST_RUNNING, ...plain };
    }
    const { at, isUrgent } = floorDoubt;
    const dueAt = isUrgent ? at : Math.max(at, listedAt + DOUBTED_FLOOR_MS);
    return { reading: LIST_ALL, urgency: URGENCY.proof, dueAt: Math.min(dueAt, plain.dueAt) };
  }

  function intervalsFor(roster: Roster, { pinned }: Attention) {
    let healthy = 0;
    for (const { row } of roster.conferences.values()) healthy += Number(row.events === 'healthy');
    return {
      ...INTERVAL_MS,
      healthy: Math.max(INTERVAL_MS.healthy, roundMs(healthy, SHARE.healthy)),
      pinned: Math.max(INTERVAL_MS.pinned, roundMs(pinned.size, SHARE.pinned)),
    };
  }

  /** How long it takes to read so many with a part of the budget. */
  function roundMs(readings: number, share: number): number {
    return (readings * 60_000) / (requestsPerMinute * share);
  }
}

const LIST_RUNNING = { kind: 'conferences', waiting: false } as const;
const LIST_ALL = { kind: 'conferences', waiting: true } as const;

interface FloorDoubt {
  readonly at: number;
  /** It does not wait for others to come. */
  readonly isUrgent: boolean;
}

interface ParticipantDoubt {
  readonly at: number;
  readonly reading: Reading & { readonly kind: 'participant' };
}

interface Candidate extends Omit<Due, 'inDoubt'> {
  /** Counts among those that are due. */
  readonly urgency: number;
}

function comesBefore(a: Candidate, b: Candidate, now: number): boolean {
  const isDue = a.dueAt <= now;
  if (isDue !== b.dueAt <= now) return isDue;
  return isDue ? a.urgency > b.urgency : a.dueAt < b.dueAt;
}

/**
 * What is due comes in these steps. Within each, what is late by more rounds comes first; of what has to
 * be read at once, what has been in doubt for longer.
 */
const URGENCY = {
  due: 0,
  /** Few enough to be in time on any floor: mine, and the list of conferences. */
  prompt: 10_000,
  elsewhere: 20_000,
  visible: 30_000,
  pinned: 40_000,
  doubt: 50_000,
  proof: 60_000,
} as const;
const STEP = 9_999;

function overdue(asOf: number, intervalMs: number, now: number, base: number) {
  return { dueAt: asOf + intervalMs, urgency: base + Math.min((now - asOf) / intervalMs, STEP) };
}

function age(at: number, now: number): number {
  return Math.min(Math.max(0, now - at) / 1_000, STEP);
}

function keyOf(reading: Reading): string {
  switch (reading.kind) {
    case 'conferences':
      return 'conferences';
    case 'participants':
      return reading.conferenceSid;
    case 'participant':
      return reading.callSid;
  }
}

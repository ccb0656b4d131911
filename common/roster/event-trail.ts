import type { ConferenceRow } from './rows.ts';

/**
 * How far a conference's events can be believed. They are numbered without gaps, so one that is missing
 * shows by the next. That Twilio sends none of a kind (the first participant decides which) shows by a
 * reading that finds what no event told.
 */
export interface EventTrail {
  /** Since when events of this conference are heard: nothing before is counted as missing. */
  readonly since: number;
  /** The highest sequence number so far. */
  readonly last: number;
  /** Those below it that have not come. */
  readonly missing: ReadonlyMap<number, Missing>;
  /** Some event told of a person; a subscription to the start and the end alone says nothing of them. */
  readonly tellsOfPeople: boolean;
  /** Some event told who speaks. */
  readonly tellsOfTalk: boolean;
  /** As of when a reading found something that no event has told yet; null when none did. */
  readonly untoldAt: number | null;
  /** How often that happened and no event came to explain it. */
  readonly untold: number;
}

interface Missing {
  readonly since: number;
  /** The conference has been read since, so that nothing shown depends on it. */
  readonly madeGood: boolean;
}

/** An event missing for longer than this, in milliseconds, is counted as lost. */
export const LOST_AFTER_MS = 10_000;

/** A conference whose changes came untold this often is polled like one without events. */
const TOO_OFTEN_UNTOLD = 3;

/** The news of an event that its conference's trail needs. */
interface Step {
  readonly sequenceNumber: number;
  /** When it came. */
  readonly now: number;
  readonly asOf: number;
  readonly isOfPerson: boolean;
  readonly isOfTalk: boolean;
}

export function beginTrail({ sequenceNumber, now, isOfPerson, isOfTalk }: Step): EventTrail {
  return {
    since: now,
    last: sequenceNumber,
    missing: new Map(),
    tellsOfPeople: isOfPerson,
    tellsOfTalk: isOfTalk,
    untoldAt: null,
    untold: 0,
  };
}

export type TrailStep =
  /** It has come before, or happened before the trail began. */
  | { readonly kind: 'repeated' }
  | {
      readonly kind: 'new';
      readonly trail: EventTrail;
      /** Others before it have not come. */
      readonly opensGap: boolean;
    };

export function followTrail(
  trail: EventTrail,
  { sequenceNumber, now, asOf, isOfPerson, isOfTalk }: Step,
): TrailStep {
  const fills = trail.missing.has(sequenceNumber);
  if (sequenceNumber <= trail.last && !fills) return { kind: 'repeated' };

  const missing = new Map(trail.missing);
  missing.delete(sequenceNumber);
  // However far it jumps, only so many are kept: the reading that follows makes up for all of them.
  const from = Math.max(trail.last + 1, sequenceNumber - MOST_MISSING);
  for (let number = from; number < sequenceNumber; number += 1) {
    missing.set(number, { since: now, madeGood: false });
  }
  const opensGap = sequenceNumber > trail.last + 1;
  // What a reading found first is told by an event that happened before it, or by one that was lost.
  const explains =
    trail.untoldAt !== null && (asOf <= trail.untoldAt + EVENT_DATES_MS || opensGap || fills);
  return {
    kind: 'new',
    opensGap,
    trail: {
      ...trail,
      last: Math.max(trail.last, sequenceNumber),
      missing,
      tellsOfPeople: trail.tellsOfPeople || isOfPerson,
      tellsOfTalk: trail.tellsOfTalk || isOfTalk,
      untoldAt: explains ? null : trail.untoldAt,
      untold: explains ? trail.untold - 1 : trail.untold,
    },
  };
}

const MOST_MISSING = 1_000;

/**
 * What happened before a reading ended may be dated so much later than it began, in milliseconds: an
 * event's `asOf` is up to 2 s late, and the answer took its time.
 */
const EVENT_DATES_MS = 3_000;

/** Takes note of a complete reading that began at `asOf`; `foundUntold` something that no event told. */
export function readTrail(trail: EventTrail, asOf: number, foundUntold: boolean): EventTrail {
  const missing = new Map<number, Missing>();
  for (const [number, one] of trail.missing) {
    missing.set(number, one.since <= asOf ? { ...one, madeGood: true } : one);
  }
  const isExplained = hasHole(trail) || !trail.tellsOfPeople;
  const counts = foundUntold && !isExplained && trail.since <= asOf;
  return {
    ...trail,
    missing,
    untoldAt: counts ? asOf : trail.untoldAt,
    untold: trail.untold + (counts ? 1 : 0),
  };
}

/** Gives up on events that have been missing for too long; answers how many there were. */
export function forgetLost(trail: EventTrail, now: number): { trail: EventTrail; lost: number } {
  const missing = new Map(
    [...trail.missing].filter(([, one]) => !one.madeGood || now - one.since < LOST_AFTER_MS),
  );
  const lost = trail.missing.size - missing.size;
  return lost === 0 ? { trail, lost } : { trail: { ...trail, missing }, lost };
}

/** Whether these events keep a conference true whose participants were last read as of that time. */
export function healthOf(
  trail: EventTrail | null,
  participantsAsOf: number | null,
): ConferenceRow['events'] {
  const isRead = participantsAsOf !== null && participantsAsOf >= (trail?.since ?? 0);
  if (trail === null || !trail.tellsOfPeople || !isRead) return 'none';
  const isBelieved = trail.untoldAt === null && trail.untold < TOO_OFTEN_UNTOLD;
  return isBelieved && !hasHole(trail) ? 'healthy' : 'doubtful';
}

function hasHole(trail: EventTrail): boolean {
  for (const { madeGood } of trail.missing.values()) if (!madeGood) return true;
  return false;
}

import { z } from 'zod';
import type { HistoryEntry } from '../ipc/history.ts';
import { callSidSchema } from '../model/sid.ts';
import { since } from './began.ts';
import { namesItsPerson } from './latest-names.ts';

/** What a list and a search need of a call, kept beside it so that neither reads all its entries. */
export const callDigestSchema = z.object({
  people: z.array(
    z.object({
      callSid: callSidSchema,
      who: z.string().nullable(),
      heldSince: z.number().nullable(),
      hasLeft: z.boolean(),
      /** A hold that lasted when this console lost sight of the call, which may go on when it is found again. */
      lostHold: z.object({ from: z.number(), to: z.number() }).optional(),
    }),
  ),
  /** It was found under way, and nothing told since when. */
  beganUnseen: z.boolean(),
  /** Who gave commands on it, by name. */
  by: z.array(z.string()),
  /** Of holds that have ended, in milliseconds. */
  longestHoldMs: z.number(),
  commands: z.int(),
  failedCommands: z.int(),
  coachings: z.int(),
  alarms: z.int(),
  /** When the latest entry happened; null before the first. */
  lastAt: z.number().nullable(),
});

export type CallDigest = Readonly<z.infer<typeof callDigestSchema>>;
type Person = Readonly<CallDigest['people'][number]>;

export const EMPTY_DIGEST: CallDigest = {
  people: [],
  beganUnseen: false,
  by: [],
  longestHoldMs: 0,
  commands: 0,
  failedCommands: 0,
  coachings: 0,
  alarms: 0,
  lastAt: null,
};

/** The digest with one more entry, which came after all that it knows; what does not change is shared. */
export function digestAfter(digest: CallDigest, entry: HistoryEntry): CallDigest {
  const named = { ...digest, people: withPerson(digest.people, entry) };
  const changed = changedBy(named, entry);
  const at = entry.kind === 'spoke' ? entry.to : entry.at;
  return { ...changed, lastAt: Math.max(digest.lastAt ?? at, at) };
}

/** Since when somebody is on hold; null when nobody is. */
export function heldSinceOf({ people }: CallDigest): number | null {
  const times = people.flatMap(({ heldSince }) => (heldSince === null ? [] : [heldSince]));
  return times.length === 0 ? null : Math.min(...times);
}

function changedBy(digest: CallDigest, entry: HistoryEntry): CallDigest {
  switch (entry.kind) {
    case 'conference-started': {
      const isFirst = digest.lastAt === null;
      const isUnknown = entry.beganAt === undefined && (digest.beganUnseen || isFirst);
      const known = { ...digest, beganUnseen: entry.found && isUnknown };
      if (!entry.found) return known;
      // Nobody looked since the latest entry.
      return allResumed(known, Math.min(digest.lastAt ?? entry.at, entry.at), true);
    }
    case 'conference-ended':
      return allResumed(digest, entry.at, false);
    case 'command':
      return {
        ...digest,
        by:
          entry.who === null || digest.by.includes(entry.who)
            ? digest.by
            : [...digest.by, entry.who],
        commands: digest.commands + 1,
        failedCommands: digest.failedCommands + (entry.failure === null ? 0 : 1),
      };
    case 'alarm':
      return { ...digest, alarms: digest.alarms + 1 };
    case 'coaching':
      return { ...digest, coachings: digest.coachings + 1 };
    case 'joined':
      return held(digest, entry, entry.hold, false, since(entry, entry.heldSince));
    case 'held':
      return held(digest, entry, true, null);
    case 'resumed':
      return held(digest, entry, false, null);
    case 'left':
    case 'not-connected':
      return held(digest, entry, false, true);
    default:
      return digest;
  }
}

/** Somebody goes on hold or off it; `hasLeft` null leaves that as it is. */
function held(
  digest: CallDigest,
  { callSid, at }: HistoryEntry,
  hold: boolean,
  hasLeft: boolean | null,
  told = at,
): CallDigest {
  const person = digest.people.find((one) => one.callSid === callSid);
  if (person === undefined) return digest;
  const isGone = hasLeft ?? person.hasLeft;
  const heldSince = hold && !isGone ? (person.heldSince ?? holdBegan(person, told)) : null;
  const { lostHold: _, ...rest } = person;
  const people = digest.people.map((one) =>
    one === person ? { ...rest, heldSince, hasLeft: isGone } : one,
  );
  const longestHoldMs = heldSince === null ? longest(digest, [person], at) : digest.longestHoldMs;
  return { ...digest, people, longestHoldMs };
}

/** A hold that began before sight of it was lost is still the same. */
function holdBegan({ lostHold }: Person, told: number): number {
  return lostHold !== undefined && told <= lostHold.to ? lostHold.from : told;
}

/** `isLost`: nobody saw them leave, and what was under way may go on. */
function allResumed(digest: CallDigest, at: number, isLost: boolean): CallDigest {
  return {
    ...digest,
    longestHoldMs: longest(digest, digest.people, at),
    people: digest.people.map(({ lostHold: _, ...person }) => ({
      ...person,
      heldSince: null,
      hasLeft: true,
      ...(isLost && person.heldSince !== null
        ? { lostHold: { from: person.heldSince, to: Math.max(person.heldSince, at) } }
        : {}),
    })),
  };
}

function longest({ longestHoldMs }: CallDigest, people: readonly Person[], at: number): number {
  return people.reduce(
    (most, { heldSince }) => (heldSince === null ? most : Math.max(most, at - heldSince)),
    longestHoldMs,
  );
}

/** A person is known from the first entry about them, by the name that was told last. */
function withPerson(people: CallDigest['people'], entry: HistoryEntry): CallDigest['people'] {
  const { callSid, who } = entry;
  if (callSid === null || !namesItsPerson(entry)) return people;
  const known = people.find((person) => person.callSid === callSid);
  if (known === undefined) return [...people, { callSid, who, heldSince: null, hasLeft: false }];
  if (who === null || who === known.who) return people;
  return people.map((person) => (person === known ? { ...person, who } : person));
}

import fc from 'fast-check';
import type { HistoryEntry } from '../../../common/ipc/history.ts';
import { callSid } from '../arbitraries/facts.ts';
import { muted, NEW_YEAR } from './entries.ts';

type OfKind<K extends HistoryEntry['kind']> = Omit<
  Extract<HistoryEntry, { kind: K }>,
  keyof ReturnType<typeof everyEntry>
>;

/** An entry of call 1, so many milliseconds into the year; person 0 is nobody. */
export function entryOf<K extends HistoryEntry['kind']>(
  person: number,
  at: number,
  rest: OfKind<K> & { kind: K },
): HistoryEntry {
  const entry: unknown = { ...everyEntry(person, at), ...rest };
  return entry as HistoryEntry;
}

function everyEntry(person: number, at: number) {
  const { kind: _, ...every } = muted(1, person, at);
  return person === 0 ? { ...every, callSid: null, who: null } : every;
}

export const joined = (person: number, at: number, flags: Partial<OfKind<'joined'>> = {}) =>
  entryOf(person, at, { kind: 'joined', found: false, muted: false, hold: false, ...flags });
export const left = (person: number, at: number) =>
  entryOf(person, at, { kind: 'left', reason: null, callStatus: null });
export const held = (person: number, at: number) => entryOf(person, at, { kind: 'held' });
export const resumed = (person: number, at: number) => entryOf(person, at, { kind: 'resumed' });
export const spoke = (person: number, from: number, to: number) =>
  entryOf(person, from, { kind: 'spoke', from: NEW_YEAR + from, to: NEW_YEAR + to });
/** `beganAt` in milliseconds into the year, as of when the conference itself began. */
export const started = (at: number, found = false, beganAt: number | null = null) =>
  entryOf(0, at, {
    kind: 'conference-started',
    found,
    ...(beganAt === null ? {} : { beganAt: NEW_YEAR + beganAt }),
  });
export const ended = (at: number, reason: string | null = null) =>
  entryOf(0, at, { kind: 'conference-ended', reason });
export const coaching = (person: number, at: number, coached: number) =>
  entryOf(person, at, {
    kind: 'coaching',
    coachedCallSid: callSid(coached),
    coached: `Agent ${coached}`,
  });
export const announced = (person: number, at: number, played: string | null = 'wait.mp3') =>
  entryOf(person, at, { kind: 'announcement', played, failure: null });

export const command = (
  person: number,
  at: number,
  act: string,
  rest: Partial<OfKind<'command'>> & { readonly who?: string } = {},
): HistoryEntry => ({
  ...entryOf(person, at, {
    kind: 'command',
    act,
    target: person === 0 ? null : `Agent ${person}`,
    played: null,
    failure: null,
    latencyMs: 200,
    ...rest,
  }),
  who: rest.who ?? 'Sam',
});

export const FAILED = { code: 'gone', message: 'They had left.', twilioCode: null };

const person = fc.integer({ min: 1, max: 3 });
const time = fc.nat(100_000);

/** What a first reading may tell, even what cannot be. */
const moments = fc.record(
  {
    inCallSince: time.map((at) => NEW_YEAR + at),
    mutedSince: time.map((at) => NEW_YEAR + at),
    heldSince: time.map((at) => NEW_YEAR + at),
  },
  { requiredKeys: [] },
);

/** Whatever can be written down, whether or not it makes sense. */
export const anyEntry: fc.Arbitrary<HistoryEntry> = fc.oneof(
  fc
    .tuple(person, time, fc.boolean(), fc.boolean(), fc.boolean(), moments)
    .map(([who, at, found, isMuted, hold, known]) =>
      joined(who, at, { found, muted: isMuted, hold, ...known }),
    ),
  fc.tuple(person, time).map(([who, at]) => left(who, at)),
  fc
    .tuple(
      person,
      time,
      fc.constantFrom('dialled', 'named', 'muted', 'unmuted', 'held', 'resumed', 'coaching-ended'),
    )
    .map(([who, at, kind]) => entryOf(who, at, { kind })),
  fc.tuple(person, time, time).map(([who, from, to]) => spoke(who, from, to)),
  fc.tuple(person, time, person).map(([who, at, whom]) => coaching(who, at, whom)),
  fc.tuple(fc.nat(3), time).map(([who, at]) => announced(who, at)),
  fc.tuple(fc.nat(3), time).map(([who, at]) => command(who, at, 'announce')),
  fc.tuple(time, fc.boolean()).map(([at, found]) => started(at, found)),
  time.map((at) => ended(at)),
);

/** What really happens on one call, in its order: people come, are held and resumed, speak and leave. */
export const trueStory: fc.Arbitrary<readonly HistoryEntry[]> = fc
  .tuple(
    fc.array(
      fc.tuple(fc.integer({ min: 1, max: 5_000 }), person, fc.nat(9), fc.boolean(), fc.boolean()),
      { maxLength: 60 },
    ),
    fc.boolean(),
  )
  .map(([steps, ends]) => {
    const there = new Map<number, { hold: boolean; muted: boolean }>();
    const entries: HistoryEntry[] = [started(0)];
    let now = 0;
    for (const [wait, who, what, hold, isMuted] of steps) {
      now += wait;
      const flags = there.get(who);
      if (flags === undefined) {
        there.set(who, { hold, muted: isMuted });
        entries.push(joined(who, now, { hold, muted: isMuted }));
      } else if (what === 0) {
        there.delete(who);
        entries.push(left(who, now));
      } else if (what < 5) {
        flags.hold = !flags.hold;
        entries.push(flags.hold ? held(who, now) : resumed(who, now));
      } else if (what < 8) {
        flags.muted = !flags.muted;
        entries.push(entryOf(who, now, { kind: flags.muted ? 'muted' : 'unmuted' }));
      } else {
        entries.push(
          what === 8
            ? coaching(who, now, 1)
            : command(who, now, 'mute', isMuted ? { failure: FAILED } : {}),
        );
      }
    }
    return ends ? [...entries, ended(now + 1)] : entries;
  });

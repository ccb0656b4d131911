import fc from 'fast-check';
import { expect } from 'vitest';
import type { Entry } from '../../../common/wire/relay-protocol.ts';
import type { EventLog, NewEntry } from '../../../relay/log/event-log.ts';

/** The account of a log under test. */
export const MODEL_ACCOUNT = 'AC1';
/** What a log under test keeps for certain. */
export const MODEL_LIMITS = { logAgeMs: 3_600_000, logEntries: 40 };

type Act =
  | { readonly act: 'append'; readonly keys: readonly number[] }
  | { readonly act: 'read'; readonly back: number; readonly most: number };

export const someActs = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ act: fc.constant('append' as const), keys: someKeys() }) },
    {
      weight: 2,
      arbitrary: fc.record({
        act: fc.constant('read' as const),
        back: fc.integer({ min: -3, max: 120 }),
        most: fc.integer({ min: 1, max: 30 }),
      }),
    },
  ),
  { maxLength: 40 },
);

function someKeys() {
  return fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 12 });
}

export const entryOf = (key: number, at: number): NewEntry => ({
  key: `key ${key}`,
  at,
  body: { kind: 'call', params: { Key: String(key), Text: `"line"\n€ ${key}` } },
});

/** Does to the log what is done to a plain list, and expects the same of both. */
export async function expectLikeAList(log: EventLog, acts: readonly Act[], at: number) {
  const told: Entry[] = [];
  const flowing: boolean[] = [];
  const begun = new Promise<string>((resolve) => {
    log.follow({
      begins: (_account, end) => resolve(end.log),
      entries: (_account, entries) => void told.push(...entries),
      flowing: (is) => void flowing.push(is),
    });
  });
  const name = await begun;
  const list: Entry[] = [];
  const known = new Set<number>();
  for (const act of acts) {
    if (act.act === 'append') {
      const expected = act.keys.map((key) => {
        if (known.has(key)) return 'repeat';
        known.add(key);
        list.push({ ...entryOf(key, at).body, seq: list.length + 1, at });
        return 'stored';
      });
      const entries = act.keys.map((key) => entryOf(key, at));
      expect(await log.append(MODEL_ACCOUNT, entries)).toEqual(expected);
    } else {
      const after = list.length - act.back;
      if (after < 0) continue;
      const page = await log.read(MODEL_ACCOUNT, after, act.most);
      expect(page).toMatchObject({ log: name, head: list.length });
      const isKept = act.back >= 0 && act.back <= MODEL_LIMITS.logEntries;
      if (isKept || (page.entries !== null && act.back >= 0)) {
        expect(page.entries).toEqual(list.slice(after, after + act.most));
      } else {
        expect(page.entries).toBeNull();
      }
    }
  }
  return { list, told, flowing };
}

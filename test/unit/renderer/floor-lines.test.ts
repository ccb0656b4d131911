import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FloorItem, keyOf } from '../../../common/floor/floor-items.ts';
import { withNotes } from '../../../renderer/features/floor/floor-lines.ts';
import type { Note } from '../../../renderer/store/command-store.ts';
import { callSid, conferenceSid } from '../../support/arbitraries/facts.ts';

/** Two calls with two people each, as the floor lists them. */
const ITEMS: readonly FloorItem[] = [1, 2].flatMap((conf) => [
  { kind: 'conference', key: conferenceSid(conf), sid: conferenceSid(conf) } as const,
  person(conf, 10 + conf),
  person(conf, 20 + conf),
]);

function person(conf: number, call: number): FloorItem {
  const ids = { conferenceSid: conferenceSid(conf), callSid: callSid(call) };
  return { kind: 'participant', key: keyOf(ids.conferenceSid, ids.callSid), ...ids };
}

function note(conf: number, call: number | null): Note {
  return {
    id: `note ${conf}/${call}`,
    conferenceSid: conferenceSid(conf),
    callSid: call === null ? null : callSid(call),
    failure: { code: 'gone', message: 'Gone.', hint: 'Look.' },
  };
}

const keys = (items: readonly FloorItem[], notes: Note[]) =>
  withNotes(items, notes).map(({ kind, key }) => `${kind} ${key}`);
const row = (conf: number, call: number) => `participant ${conferenceSid(conf)}/${callSid(call)}`;

test('without a note the lines are the very same', () => {
  expect(withNotes(ITEMS, [])).toBe(ITEMS);
});

test('a note stands under whom it is about, and is never lost when they or the call are gone', () => {
  expect(keys(ITEMS, [note(1, 11), note(1, 99), note(2, null), note(9, 1)])).toEqual([
    'note note 9/1',
    `conference ${conferenceSid(1)}`,
    row(1, 11),
    'note note 1/11',
    row(1, 21),
    'note note 1/99',
    `conference ${conferenceSid(2)}`,
    'note note 2/null',
    row(2, 12),
    row(2, 22),
  ]);
});

test('where calls have no line of their own, what is about a whole call comes before everything', () => {
  const flat = ITEMS.filter(({ kind }) => kind === 'participant');
  expect(keys(flat, [note(1, 21), note(2, null)])).toEqual([
    'note note 2/null',
    row(1, 11),
    row(1, 21),
    'note note 1/21',
    row(2, 12),
    row(2, 22),
  ]);
});

test('whatever is shown and noted, every line and every note is there once, and lines keep their order', () => {
  const someNotes = fc.uniqueArray(
    fc.tuple(fc.integer({ min: 1, max: 4 }), fc.option(fc.constantFrom(11, 21, 12, 22, 99))),
    { selector: ([conf, call]) => `${conf}/${call}` },
  );
  fc.assert(
    fc.property(fc.subarray([...ITEMS]), someNotes, (items, about) => {
      const notes = about.map(([conf, call]) => note(conf, call));
      const lines = withNotes(items, notes);
      expect(lines.filter(({ kind }) => kind !== 'note')).toEqual(items);
      const noted = lines.filter(({ kind }) => kind === 'note').map(({ key }) => key);
      expect(noted.toSorted()).toEqual(notes.map(({ id }) => id).toSorted());
    }),
  );
});

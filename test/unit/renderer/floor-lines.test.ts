import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FloorItem, keyOf } from '../../../common/floor/floor-items.ts';
import type { Addition, AdditionState } from '../../../common/ipc/addition.ts';
import { dialledLines, floorLines } from '../../../renderer/features/floor/floor-lines.ts';
import { attemptAtClick } from '../../../renderer/store/attempt.ts';
import type { Note } from '../../../renderer/store/command-store.ts';
import {
  callSid,
  conferenceRow,
  conferenceSid,
  conferenceView,
  participantRow,
  rosterView,
} from '../../support/arbitraries/rows.ts';

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

const withNotes = (items: readonly FloorItem[], notes: readonly Note[]) =>
  floorLines(items, { notes, additions: [], isGrouped: true });
const keys = (items: readonly FloorItem[], notes: readonly Note[]) =>
  withNotes(items, notes).map(({ kind, key }) => `${kind} ${key}`);
const row = (conf: number, call: number) => `participant ${conferenceSid(conf)}/${callSid(call)}`;

/** Somebody who rings, on one of the calls or on a new one (null) whose identifier is not known. */
function addition(
  id: string,
  conf: number | null,
  call: number | null = null,
  state: AdditionState = { kind: 'ringing', since: 1 },
): Addition {
  const conference =
    conf === null
      ? ({ kind: 'new', name: 'Escalation 1' } as const)
      : ({ kind: 'live', sid: conferenceSid(conf) } as const);
  const attempt = attemptAtClick({ id, conference, draft: { To: '+14155550100' } }, 'Call', 1);
  return {
    ...attempt,
    conference: { sid: attempt.conference.sid, name: conf === null ? 'Escalation 1' : 'Call' },
    callSid: call === null ? null : callSid(call),
    state,
  };
}

const among = (items: readonly FloorItem[], additions: readonly Addition[], isGrouped = true) =>
  floorLines(items, { notes: [], additions, isGrouped }).map(({ kind, key }) => `${kind} ${key}`);

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

test('who is being added stands at the end of the call, below what is noted there', () => {
  const lines = floorLines(ITEMS, {
    notes: [note(1, 99)],
    additions: [addition('b', 1), addition('c', 1)],
    isGrouped: true,
  });
  expect(lines.map(({ kind, key }) => `${kind} ${key}`).slice(0, 6)).toEqual([
    `conference ${conferenceSid(1)}`,
    row(1, 11),
    row(1, 21),
    'note note 1/99',
    'addition b',
    'addition c',
  ]);
});

test('a call that is not in the list has a head of its own above everybody, once', () => {
  expect(among(ITEMS, [addition('a', null), addition('b', 9), addition('c', null)])).toEqual([
    'addition-head call Escalation 1',
    'addition a',
    'addition c',
    `addition-head call ${conferenceSid(9)}`,
    'addition b',
    ...among(ITEMS, []),
  ]);
});

test('where calls have no line of their own, who is being added stands above everybody', () => {
  const flat = ITEMS.filter(({ kind }) => kind === 'participant');
  expect(among(flat, [addition('a', 1), addition('b', null)], false)).toEqual([
    'addition a',
    'addition b',
    ...among(flat, [], false),
  ]);
});

test('whatever is listed, noted and added, each of it is there once and the rest keeps its order', () => {
  const someAdditions = fc.array(fc.option(fc.integer({ min: 1, max: 4 })), { maxLength: 6 });
  fc.assert(
    fc.property(
      fc.subarray([...ITEMS]),
      someAdditions,
      fc.subarray([note(1, 11), note(2, null), note(4, 1)]),
      fc.boolean(),
      (some, about, notes, isGrouped) => {
        const items = isGrouped ? some : some.filter(({ kind }) => kind === 'participant');
        const additions = about.map((conf, at) => addition(`${at}`, conf));
        const lines = floorLines(items, { notes, additions, isGrouped });
        const isAdded = ({ kind }: (typeof lines)[number]) => kind.startsWith('addition');
        expect(lines.filter((line) => !isAdded(line))).toEqual(
          floorLines(items, { notes, additions: [], isGrouped }),
        );
        const added = lines.filter(({ kind }) => kind === 'addition').map(({ key }) => key);
        expect(added.toSorted()).toEqual(additions.map(({ id }) => id).toSorted());
        const lineKeys = lines.map(({ key }) => key);
        expect(new Set(lineKeys).size).toBe(lineKeys.length);
      },
    ),
  );
});

test('somebody is one line: their own once they are connected, and that of the attempt before', () => {
  const statuses = ['queued', 'connecting', 'ringing', 'connected', 'complete', 'failed'] as const;
  const states: AdditionState[] = [
    { kind: 'queued', since: 1 },
    { kind: 'ringing', since: 1 },
    { kind: 'connected', since: 1 },
    { kind: 'ended', since: 1, outcome: 'busy', twilioCode: null, sipCode: null },
  ];
  for (const status of statuses) {
    const view = rosterView(
      conferenceView(conferenceRow(1), [participantRow(1, 11, { status }), participantRow(1, 21)]),
    );
    for (const state of states) {
      const isOwnLine = status === 'connected' || state.kind === 'connected';
      expect(dialledLines([addition('a', 1, 11, state), addition('b', 1)], view)).toEqual(
        isOwnLine ? [] : [keyOf(conferenceSid(1), callSid(11))],
      );
    }
  }
  expect(dialledLines([addition('a', 1, 11)], rosterView())).toEqual([]);
  expect(dialledLines([addition('a', 1, 11)], null)).toEqual([]);
});

import { expect, test } from 'vitest';
import { reduce } from '../../../common/roster/reduce.ts';
import { emptyRoster, snapshotOf } from '../../../common/roster/roster.ts';
import { viewOf } from '../../../common/roster/view.ts';
import { floorItems } from '../../../renderer/features/floor/floor-items.ts';
import type { Note } from '../../../renderer/store/command-store.ts';
import {
  callSid,
  conference,
  conferenceSid,
  participant,
} from '../../support/arbitraries/facts.ts';

function view() {
  let { roster } = reduce(emptyRoster, {
    kind: 'conferences-listed',
    asOf: 1,
    statuses: ['in-progress'],
    conferences: [conference(2), conference(1)],
  });
  for (const conf of [1, 2]) {
    ({ roster } = reduce(roster, {
      kind: 'participants-listed',
      asOf: 2,
      conferenceSid: conferenceSid(conf),
      participants: [participant(conf, 20 + conf), participant(conf, 10 + conf)],
    }));
  }
  return viewOf(snapshotOf(roster, 'epoch', 1));
}

function note(conf: number, call: number | null): Note {
  return {
    id: `note ${conf}/${call}`,
    conferenceSid: conferenceSid(conf),
    callSid: call === null ? null : callSid(call),
    failure: { code: 'gone', message: 'Gone.', hint: 'Look.' },
  };
}

const keys = (notes: Note[]) => floorItems(view(), notes).map(({ kind, key }) => `${kind} ${key}`);
const row = (conf: number, call: number) => `participant ${conferenceSid(conf)}/${callSid(call)}`;

test('the oldest call comes first, and on it who came first', () => {
  expect(keys([])).toEqual([
    `conference ${conferenceSid(1)}`,
    row(1, 11),
    row(1, 21),
    `conference ${conferenceSid(2)}`,
    row(2, 12),
    row(2, 22),
  ]);
});

test('a note stands under whom it is about, and is never lost when they or the call are gone', () => {
  expect(keys([note(1, 11), note(1, 99), note(2, null), note(9, 1)])).toEqual([
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

import { expect, test } from 'vitest';
import { reduce } from '../../../common/roster/reduce.ts';
import { emptyRoster, snapshotOf } from '../../../common/roster/roster.ts';
import { applyPatch, viewOf } from '../../../common/roster/view.ts';
import {
  callSid,
  conference,
  conferenceSid,
  participant,
} from '../../support/arbitraries/facts.ts';

const CF = conferenceSid(1);

function viewWithTwo() {
  let { roster } = reduce(emptyRoster, {
    kind: 'conferences-listed',
    asOf: 1,
    statuses: ['in-progress'],
    conferences: [conference(1), conference(2)],
  });
  for (const conf of [1, 2]) {
    ({ roster } = reduce(roster, {
      kind: 'participants-listed',
      asOf: 2,
      conferenceSid: conferenceSid(conf),
      participants: [participant(conf, 1), participant(conf, 2)],
    }));
  }
  return viewOf(snapshotOf(roster, 'epoch', 5));
}

const muteOne = {
  epoch: 'epoch',
  fromRev: 5,
  toRev: 6,
  ops: [
    {
      op: 'drop-participant' as const,
      conferenceSid: CF,
      callSid: callSid(1),
      reason: null,
      callStatus: null,
    },
  ],
};

test('a row that no op names keeps its identity, and so does its conference', () => {
  const view = viewWithTwo();
  const next = applyPatch(view, muteOne);
  const second = callSid(2);
  expect(next?.conferences.get(CF)?.participants.get(second)).toBe(
    view.conferences.get(CF)?.participants.get(second),
  );
  expect(next?.conferences.get(conferenceSid(2))).toBe(view.conferences.get(conferenceSid(2)));
  expect(view.conferences.get(CF)?.participants.size).toBe(2);
});

test('a gap and another epoch ask for a snapshot', () => {
  const view = viewWithTwo();
  expect(applyPatch(view, { ...muteOne, fromRev: 6, toRev: 7 })).toBeNull();
  expect(applyPatch(view, { ...muteOne, epoch: 'other' })).toBeNull();
});

test('a patch that the snapshot holds already changes nothing', () => {
  const view = viewWithTwo();
  expect(applyPatch(view, { ...muteOne, fromRev: 4, toRev: 5 })).toBe(view);
});

test('a joined patch that reaches back behind the snapshot is applied whole', () => {
  const next = applyPatch(viewWithTwo(), { ...muteOne, fromRev: 3, toRev: 7 });
  expect(next?.rev).toBe(7);
  expect(next?.conferences.get(CF)?.participants.size).toBe(1);
});

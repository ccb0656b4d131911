import { expect, test } from 'vitest';
import { reduce } from '../../../common/roster/reduce.ts';
import { emptyRoster, participantOf, snapshotOf } from '../../../common/roster/roster.ts';
import { viewOf } from '../../../common/roster/view.ts';
import { coachedBy } from '../../../renderer/features/step-in/coached-by.ts';
import {
  callSid,
  conference,
  conferenceSid,
  participant,
} from '../../support/arbitraries/facts.ts';

/** A call with an agent (1) and with my leg (2), muted, as `mine` describes it. */
function coached(mine: Parameters<typeof participant>[2]) {
  let { roster } = reduce(emptyRoster, {
    kind: 'conferences-listed',
    asOf: 1,
    statuses: ['in-progress'],
    conferences: [conference(1)],
  });
  ({ roster } = reduce(roster, {
    kind: 'participants-listed',
    asOf: 2,
    conferenceSid: conferenceSid(1),
    participants: [participant(1, 1), participant(1, 2, { muted: true, ...mine })],
  }));
  const me = participantOf(roster, conferenceSid(1), callSid(2));
  const others = viewOf(snapshotOf(roster, 'epoch', 1)).conferences.get(conferenceSid(1));
  if (me === undefined || others === undefined) throw new Error('my leg is not on the call');
  return coachedBy(me, others.participants)?.callSid;
}

test('a leg that still coaches somebody here is heard by them alone', () => {
  expect(coached({ coaching: true, callSidToCoach: callSid(1) })).toBe(callSid(1));
});

test('a leg that coaches nobody, or somebody who left, coaches nobody who could hear it', () => {
  expect(coached({ coaching: false, callSidToCoach: callSid(1) })).toBeUndefined();
  expect(coached({ coaching: true, callSidToCoach: callSid(9) })).toBeUndefined();
  expect(coached({ coaching: true, callSidToCoach: null })).toBeUndefined();
});

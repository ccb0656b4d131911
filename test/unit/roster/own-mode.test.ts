import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listenersOf } from '../../../common/roster/hear-map.ts';
import { ownModeOf } from '../../../common/roster/own-mode.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { callSid, participantRow } from '../../support/arbitraries/rows.ts';
import { anySteps, pick, sceneAfter } from './floor-scene.ts';

const agent = participantRow(1, 1);
const coaching = { coaching: true, callSidToCoach: agent.callSid };

function modeOf(mine: Partial<ParticipantRow>, ...others: readonly ParticipantRow[]) {
  const leg = participantRow(1, 9, mine);
  return ownModeOf(leg, new Map([leg, ...others].map((row) => [row.callSid, row])));
}

test('without a leg I am not on the call', () => {
  expect(ownModeOf(undefined, new Map([[agent.callSid, agent]]))).toEqual({ kind: 'not-on-call' });
});

test.each([
  [{ status: 'ringing' as const, ...coaching }, 'dialling'],
  [{ hold: true, ...coaching }, 'on-hold'],
  [{ muted: true, ...coaching }, 'listening'],
  [{}, 'barged-in'],
])('a leg with %j is %s', (flags, kind) => {
  expect(modeOf(flags, agent)).toEqual({ kind, confirmed: true });
});

test('coaching names the row of the coached person', () => {
  expect(modeOf(coaching, agent)).toEqual({ kind: 'coaching', target: agent, confirmed: true });
});

test('an unmuted coach without somebody who can be whispered to is an alarm, with its cause', () => {
  const held = { ...agent, hold: true };
  const causeOf = (mode: ReturnType<typeof modeOf>) => (mode.kind === 'alarm' ? mode.cause : null);
  expect(causeOf(modeOf(coaching, held))).toEqual({ kind: 'target-on-hold', target: held });
  for (const others of [[], [{ ...agent, status: 'ringing' as const }]]) {
    expect(causeOf(modeOf(coaching, ...others))).toEqual({
      kind: 'target-absent',
      callSid: callSid(1),
    });
  }
  expect(causeOf(modeOf({ coaching: true, callSidToCoach: null }, agent))).toEqual({
    kind: 'target-unknown',
  });
});

test('an event alone confirms no mode, since it does not tell whom somebody coaches', () => {
  expect(modeOf({ source: 'event' }, agent)).toMatchObject({ confirmed: false });
  expect(modeOf({ source: 'poll' }, agent)).toMatchObject({ confirmed: true });
  expect(modeOf({ source: 'answer' }, agent)).toMatchObject({ confirmed: true });
});

test('my mode says of my voice what the hear map says', () => {
  fc.assert(
    fc.property(anySteps, fc.nat(9), (steps, which) => {
      const { view } = sceneAfter(steps);
      const people = [...view.participants.values()];
      const leg = pick(people, which);
      const mode = ownModeOf(leg, view.participants);
      const { surely, perhaps } = listenersOf(view, leg.callSid);
      const canListen = people.filter(
        (row) => row !== leg && row.status === 'connected' && !row.hold,
      );
      const heardBy = view.row.status === 'init' ? [] : canListen.map((row) => row.callSid);
      switch (mode.kind) {
        case 'not-on-call':
          throw new Error('This leg is on the call');
        case 'dialling':
        case 'on-hold':
        case 'listening':
          expect([surely, perhaps]).toEqual([[], []]);
          return;
        case 'coaching':
          expect([surely, perhaps]).toEqual([
            heardBy.filter((sid) => sid === mode.target.callSid),
            [],
          ]);
          return;
        case 'barged-in':
          expect([surely, perhaps]).toEqual([heardBy, []]);
          return;
        case 'alarm':
          expect([surely, perhaps]).toEqual([[], heardBy]);
      }
    }),
    { numRuns: 300 },
  );
});

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { hearMap, hears, listenersOf } from '../../../common/roster/hear-map.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import {
  callSid,
  conferenceRow,
  conferenceView,
  participantRow,
} from '../../support/arbitraries/rows.ts';
import { anySteps, sceneAfter } from './floor-scene.ts';

const [agent, customer, me] = [callSid(1), callSid(2), callSid(3)];

function call(
  changes: readonly Partial<ParticipantRow>[],
  status: 'init' | 'in-progress' = 'in-progress',
) {
  const people = changes.map((one, index) => participantRow(1, index + 1, one));
  return conferenceView(conferenceRow(1, { status }), people);
}

const coachingAgent = { coaching: true, callSidToCoach: agent };

describe('who hears whom', () => {
  it('is everybody everybody else when nobody is silenced', () => {
    expect(listenersOf(call([{}, {}, {}]), me)).toEqual({ surely: [agent, customer], perhaps: [] });
  });

  it('is nobody before the call starts', () => {
    expect(hears(call([{}, {}], 'init'), agent, customer)).toBe(false);
  });

  it('leaves out the muted as speakers and the held on both sides', () => {
    const muted = call([{}, {}, { muted: true }]);
    expect(listenersOf(muted, me).surely).toEqual([]);
    expect(hears(muted, me, agent)).toBe(true);

    const held = call([{}, { hold: true }, {}]);
    expect(listenersOf(held, customer).surely).toEqual([]);
    expect(listenersOf(held, agent).surely).toEqual([me]);
  });

  it('is the coached person alone for a coach', () => {
    expect(listenersOf(call([{}, {}, coachingAgent]), me)).toEqual({
      surely: [agent],
      perhaps: [],
    });
  });

  it.each([
    ['on hold', [{ hold: true }, {}, coachingAgent]],
    ['still ringing', [{ status: 'ringing' as const }, {}, coachingAgent]],
    ['not known', [{ hold: true }, {}, { coaching: true, callSidToCoach: null }]],
    ['themselves', [{ hold: true }, {}, { coaching: true, callSidToCoach: me }]],
  ])('is perhaps everybody who can listen for a coach whose person is %s', (_, people) => {
    expect(listenersOf(call(people), me)).toEqual({ surely: [], perhaps: [customer] });
  });

  it('is nobody for a coach who is muted, whoever is coached', () => {
    const muted = { coaching: true, callSidToCoach: callSid(9), muted: true };
    expect(listenersOf(call([{}, {}, muted]), me)).toEqual({ surely: [], perhaps: [] });
  });

  it('knows nothing of people who are not on this call', () => {
    expect(hears(call([{}, {}]), callSid(8), agent)).toBe(false);
    expect(hears(call([{}, {}]), agent, callSid(8))).toBe(false);
    expect(listenersOf(call([{}, {}]), callSid(8))).toEqual({ surely: [], perhaps: [] });
  });
});

test('it never says more or less than a simulated call, but for what Twilio does not document', () => {
  let doubts = 0;
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { floor, view } = sceneAfter(steps);
      for (const speaker of view.participants.keys()) {
        for (const listener of view.participants.keys()) {
          const heard = hears(view, listener, speaker);
          if (heard === 'perhaps') doubts++;
          else expect(heard).toBe(floor.hears(listener, speaker));
        }
      }
    }),
    { numRuns: 500 },
  );
  expect(doubts).toBeGreaterThan(0);
});

test('the map, the listeners and the single question agree', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { view } = sceneAfter(steps);
      const map = hearMap(view);
      expect([...map.keys()]).toEqual([...view.participants.keys()]);
      for (const [speaker, listeners] of map) {
        const all = [...view.participants.keys()];
        expect(listeners).toEqual({
          surely: all.filter((listener) => hears(view, listener, speaker) === true),
          perhaps: all.filter((listener) => hears(view, listener, speaker) === 'perhaps'),
        });
      }
    }),
  );
});

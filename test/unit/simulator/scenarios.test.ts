import { describe, expect, it } from 'vitest';
import { createFloor } from '../../../simulator/domain/create-floor.ts';
import { createDialPlan } from '../../../simulator/domain/dial-plan.ts';
import type { FloorEvent } from '../../../simulator/domain/floor-event.ts';
import { createRandom } from '../../../simulator/random/random.ts';
import { type ScenarioName, scenarios } from '../../../simulator/scenarios/scenarios.ts';
import { createManualClock } from '../../../simulator/time/manual-clock.ts';

const MINUTE = 60_000;

function play(name: ScenarioName, seed: number, conferences?: number, participants?: number) {
  const clock = createManualClock();
  const floor = createFloor({
    clock,
    ids: createRandom(seed, 'sids'),
    dialPlan: createDialPlan(createRandom(seed, 'dialling')),
  });
  const events: FloorEvent[] = [];
  floor.subscribe((event) => events.push(event));
  scenarios[name].play({
    floor,
    clock,
    random: createRandom(seed, 'scenario'),
    conferences,
    participants,
    progress: null,
  });
  return { clock, floor, events };
}

describe('the busy floor', () => {
  it('is already full of calls when it is first looked at', () => {
    const { floor, clock } = play('busy', 1);
    const { conferences } = floor.snapshot();
    expect(conferences).toHaveLength(8);
    for (const { status, participants, dateCreated } of conferences) {
      expect(status).toBe('in-progress');
      expect(clock.now() - dateCreated).toBeGreaterThan(10_000);
      expect(participants.map(({ label }) => label)).toContainEqual(
        expect.stringMatching(/^Agent \d+$/),
      );
    }
  });

  it('stays near its size through a shift in which everything happens', () => {
    const { floor, clock, events } = play('busy', 1);
    const sizes = Array.from({ length: 480 }, () => {
      clock.advance(MINUTE);
      return floor.snapshot().conferences.length;
    });
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    expect(mean).toBeGreaterThan(6);
    expect(mean).toBeLessThan(10);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(new Set(events.map(({ type }) => type))).toEqual(
      new Set([
        'conference-start',
        'conference-end',
        'participant-join',
        'participant-leave',
        'participant-mute',
        'participant-unmute',
        'participant-hold',
        'participant-unhold',
        'participant-modify',
      ]),
    );
  });

  it('is the same for the same seed, and another for another', () => {
    const story = (seed: number) => {
      const { clock, events } = play('busy', seed);
      clock.advance(30 * MINUTE);
      return events.map(({ at, type, conference }) => [at, type, conference.sid]);
    };
    expect(story(5)).toEqual(story(5));
    expect(story(5)).not.toEqual(story(6));
  });

  it('goes on whatever a supervisor does to it', () => {
    const { floor, clock } = play('busy', 2);
    const chance = createRandom(2, 'supervisor');
    for (let minute = 0; minute < 120; minute++) {
      const people = floor.snapshot().conferences.flatMap(({ participants }) => participants);
      const [first, ...others] = people;
      if (first !== undefined) {
        const someone = chance.pick([first, ...others]);
        if (chance.chance(0.3)) floor.remove(someone.callSid);
        else if (chance.chance(0.2)) floor.endConference(someone.conferenceSid);
        else floor.change(someone.callSid, { hold: !someone.hold, muted: !someone.muted });
      }
      clock.advance(MINUTE / 2);
    }
    expect(floor.snapshot().conferences.length).toBeGreaterThan(2);
  });

  it('takes any number of conferences', () => {
    const { floor, clock } = play('busy', 1, 300);
    clock.advance(2 * MINUTE);
    expect(floor.snapshot().conferences.length).toBeGreaterThan(200);
  });
});

it('the quiet floor has two calls or so', () => {
  expect(play('quiet', 1).floor.snapshot().conferences).toHaveLength(2);
});

it('the empty floor stays empty', () => {
  const { floor, clock } = play('empty', 1);
  clock.advance(60 * MINUTE);
  expect(floor.snapshot().conferences).toEqual([]);
});

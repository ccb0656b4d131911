import { describe, expect, it } from 'vitest';
import { createFloor } from '../../../simulator/domain/create-floor.ts';
import { createDialPlan } from '../../../simulator/domain/dial-plan.ts';
import type { Floor } from '../../../simulator/domain/floor.ts';
import type { FloorEvent } from '../../../simulator/domain/floor-event.ts';
import { createRandom } from '../../../simulator/random/random.ts';
import {
  isScenarioName,
  type ScenarioName,
  scenarios,
} from '../../../simulator/scenarios/scenarios.ts';
import { startTalk } from '../../../simulator/scenarios/talk.ts';
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

it('the storm never lets up', () => {
  const { floor, clock, events } = play('storm', 1);
  clock.advance(30 * MINUTE);
  const ends = events.filter(({ type }) => type === 'conference-end').length;
  expect(ends).toBeGreaterThan(300);
  expect(floor.snapshot().conferences.length).toBeGreaterThan(12);
});

describe('trouble', () => {
  const called = (floor: Floor, name: string) => {
    const found = floor.snapshot().conferences.find(({ friendlyName }) => friendlyName === name);
    if (found === undefined) throw new Error(`There is no ${name}`);
    return found;
  };

  it('is there at the first look, and nobody but a supervisor ends it', () => {
    const { floor, clock, events } = play('trouble', 1);
    const start = clock.now();
    for (const time of [1_000, 120 * MINUTE]) {
      clock.advance(time);
      const held = called(floor, 'Billing 5101');
      expect(held.status).toBe('in-progress');
      expect(held.participants.map(({ hold }) => hold)).toEqual([true, false]);

      const alone = called(floor, 'Support 5102');
      expect(alone.status).toBe('in-progress');
      expect(alone.participants.map(({ label }) => label)).toEqual([
        expect.stringMatching(/^Agent/),
      ]);

      const stuck = called(floor, 'Sales 5103');
      expect(stuck.participants.map(({ call }) => call?.status)).toEqual([
        'in-progress',
        'ringing',
      ]);

      const lone = called(floor, 'Returns 5104');
      expect(lone.status).toBe('init');
      expect(lone.participants.map(({ heard }) => heard.kind)).toEqual(['wait']);
    }
    const hold = events.find(({ type }) => type === 'participant-hold');
    expect(hold?.conference.friendlyName).toBe('Billing 5101');
    expect(start - (hold?.at ?? 0)).toBe(6 * MINUTE);
  });
});

describe('scale', () => {
  it('has as many conferences and people as asked for, now and later', () => {
    const { floor, clock, events } = play('scale', 1, 200, 6);
    const sizes = () => floor.snapshot().conferences.map(({ participants }) => participants.length);
    expect(sizes()).toEqual(Array(200).fill(6));
    clock.advance(30 * MINUTE);
    expect(sizes()).toEqual(Array(200).fill(6));
    const happened = new Set(events.map(({ type }) => type));
    for (const type of ['participant-mute', 'participant-hold', 'participant-leave'] as const) {
      expect(happened).toContain(type);
    }
  });
});

it('the empty floor stays empty', () => {
  const { floor, clock } = play('empty', 1);
  clock.advance(60 * MINUTE);
  expect(floor.snapshot().conferences).toEqual([]);
});

it('every scenario is the same for the same seed, on the same day, talk and all', () => {
  const story = (name: ScenarioName) => {
    const { floor, clock, events } = play(name, 11, 5);
    startTalk({ floor, clock, random: createRandom(11, 'talk') });
    clock.advance(20 * MINUTE);
    return events.map(({ at, type, sequenceNumber, conference }) => [
      at,
      type,
      sequenceNumber,
      conference.sid,
    ]);
  };
  for (const name of Object.keys(scenarios).filter(isScenarioName)) {
    expect(story(name)).toEqual(story(name));
  }
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isRunning } from '../../../simulator/domain/recording.ts';
import { Refusal } from '../../../simulator/domain/refusal.ts';
import { type TestFloor, testFloor } from './test-floor.ts';

/**
 * What a floor should hold, told much more simply: who is in which conference with which flags.
 * Commands pick their people by a number, counted round those who are there.
 */
interface ModelPerson {
  readonly conferenceSid: string;
  readonly label: string | undefined;
  connected: boolean;
  muted: boolean;
  hold: boolean;
  endConferenceOnExit: boolean;
}

type Model = Map<string, ModelPerson>;
type Command = fc.Command<Model, TestFloor>;

const NAMES = ['Billing 1', 'Support 2', 'Sales 3'] as const;
const name = fc.constantFrom(...NAMES);
const label = fc.option(fc.constantFrom('Agent 1', 'Agent 2', 'ü/x', '🎧'), { nil: undefined });
const person = fc.record({
  label,
  muted: fc.boolean(),
  hold: fc.boolean(),
  startConferenceOnEnter: fc.boolean(),
  endConferenceOnExit: fc.boolean(),
});
type Person = typeof person extends fc.Arbitrary<infer T> ? T : never;

function command(words: () => string, run: (model: Model, real: TestFloor) => void): Command {
  return {
    check: () => true,
    run(model, real) {
      run(model, real);
      agree(model, real);
    },
    toString: words,
  };
}

function comeIn(how: 'join' | 'dial', to: string, spec: Person): Command {
  return command(
    () => `${how}(${to}, ${JSON.stringify(spec)})`,
    (model, { floor }) => {
      const live = floor.liveConference(to)?.sid;
      const taken = [...model.values()].some(
        (other) => other.conferenceSid === live && other.label === spec.label,
      );
      const refused = spec.label !== undefined && (spec.label.includes('/') || taken);
      const act = () =>
        how === 'join'
          ? floor.join(to, spec)
          : floor.dial(to, { ...spec, from: 'client:a', to: 'client:b' });
      if (refused) {
        expect(act).toThrow(Refusal);
        return;
      }
      const { callSid, conferenceSid } = act();
      const { muted, hold, endConferenceOnExit } = spec;
      model.set(callSid, {
        conferenceSid,
        label: spec.label,
        connected: how === 'join',
        muted,
        hold,
        endConferenceOnExit,
      });
    },
  );
}

function goOut(how: 'leave' | 'remove', which: number): Command {
  return command(
    () => `${how}(${which})`,
    (model, { floor }) => {
      const callSid = pick(model, which);
      const one = model.get(callSid ?? '');
      if (callSid === undefined || one === undefined) return;
      floor[how](callSid);
      model.delete(callSid);
      if (one.endConferenceOnExit && one.connected) clear(model, one.conferenceSid);
    },
  );
}

function end(of: string): Command {
  return command(
    () => `end(${of})`,
    (model, { floor }) => {
      const conference = floor.liveConference(of);
      if (conference === undefined) return;
      floor.endConference(conference.sid);
      clear(model, conference.sid);
    },
  );
}

const change = fc.record(
  {
    muted: fc.boolean(),
    hold: fc.boolean(),
    endConferenceOnExit: fc.boolean(),
    coaching: fc.boolean(),
  },
  { requiredKeys: [] },
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function modify(which: number, wanted: Change, target: number): Command {
  return command(
    () => `change(${which}, ${JSON.stringify(wanted)}, ${target})`,
    (model, { floor }) => {
      const callSid = pick(model, which);
      const one = model.get(callSid ?? '');
      if (callSid === undefined || one === undefined) return;
      const coached = wanted.coaching === true ? pick(model, target) : undefined;
      try {
        floor.change(callSid, { ...wanted, callSidToCoach: coached });
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
        return;
      }
      if (!one.hold)
        one.endConferenceOnExit = wanted.endConferenceOnExit ?? one.endConferenceOnExit;
      one.muted = wanted.muted ?? one.muted;
      one.hold = wanted.hold ?? one.hold;
    },
  );
}

function speak(which: number, speaking: boolean): Command {
  return command(
    () => `speak(${which}, ${speaking})`,
    (model, { floor }) => {
      const callSid = pick(model, which);
      if (callSid !== undefined) floor.speak(callSid, speaking);
    },
  );
}

/** A request that ends a call; `canceled` comes too late for one that was answered. */
function endCall(which: number, status: 'completed' | 'canceled'): Command {
  return command(
    () => `endCall(${which}, ${status})`,
    (model, { floor }) => {
      const callSid = pick(model, which);
      const one = model.get(callSid ?? '');
      if (callSid === undefined || one === undefined) return;
      if (status === 'canceled' && one.connected) {
        expect(() => floor.endCall(callSid, status)).toThrow(Refusal);
        return;
      }
      floor.endCall(callSid, status);
      model.delete(callSid);
      if (one.endConferenceOnExit && one.connected) clear(model, one.conferenceSid);
    },
  );
}

/** Recordings come and go beside the calls and must not disturb them. */
function record(of: string): Command {
  return command(
    () => `record(${of})`,
    (_model, { floor }) => {
      const conference = floor.liveConference(of);
      if (conference === undefined) return;
      if (conference.status === 'in-progress') floor.record(conference.sid);
      else expect(() => floor.record(conference.sid)).toThrow(Refusal);
    },
  );
}

/** Long enough for every phone to be answered. */
function pass(): Command {
  return command(
    () => 'pass()',
    (model, { clock }) => {
      clock.advance(10_000);
      for (const one of model.values()) one.connected = true;
    },
  );
}

function agree(model: Model, { floor, events }: TestFloor): void {
  const live = floor.snapshot().conferences;
  const people = live.flatMap(({ participants }) => participants);

  expect(
    new Map(
      people.map((real) => [
        real.callSid,
        {
          conferenceSid: real.conferenceSid,
          label: real.label ?? undefined,
          connected: real.status === 'connected',
          muted: real.muted,
          hold: real.hold,
          endConferenceOnExit: real.endConferenceOnExit,
        },
      ]),
    ),
  ).toEqual(model);

  expect(new Set(live.map(({ friendlyName }) => friendlyName)).size).toBe(live.length);
  for (const conference of live) expect(conference.participants).not.toHaveLength(0);
  for (const ended of floor.conferences({ status: 'completed' }).descending()) {
    expect([...floor.listed(ended.sid).descending()]).toEqual([]);
    const recordings = [...floor.recordings(ended.sid).descending()];
    expect(recordings.filter(isRunning)).toEqual([]);
  }

  // Nobody is both absent, or silenced, and in the middle of a word.
  for (const { status, muted, hold } of people.filter(({ speaking }) => speaking)) {
    expect([status, muted, hold]).toEqual(['connected', false, false]);
  }
  for (const { sid } of floor.calls().descending()) {
    const one = floor.participant(sid);
    if (one === undefined || model.has(sid)) continue;
    expect(one.speaking).toBe(false);
    expect(floor.audibleTo(sid)).toEqual([]);
    expect(floor.heardBy(sid)).toEqual({ kind: 'nothing' });
  }

  // Each conference's numbers go 1, 2, 3…, and nothing follows its end.
  const last = new Map<string, number>();
  for (const { conference, sequenceNumber, type } of events) {
    expect(sequenceNumber).toBe((last.get(conference.sid) ?? 0) + 1);
    last.set(conference.sid, type === 'conference-end' ? Number.NaN : sequenceNumber);
  }

  // What an ear gets follows from the flags alone.
  for (const { status, participants } of live) {
    for (const one of participants) {
      const kind =
        one.status !== 'connected'
          ? 'nothing'
          : one.hold
            ? 'hold'
            : status === 'init'
              ? 'wait'
              : 'conference';
      expect(one.heard.kind).toBe(kind);
      if (kind !== 'conference') {
        expect(people.filter(({ callSid }) => floor.hears(one.callSid, callSid))).toEqual([]);
      }
    }
  }

  for (const speaker of people) {
    const heardBy = floor.audibleTo(speaker.callSid);
    if (speaker.muted || speaker.hold || speaker.status !== 'connected') {
      expect(heardBy).toEqual([]);
    }
    for (const callSid of heardBy) {
      const listener = model.get(callSid);
      expect(listener).toMatchObject({
        conferenceSid: speaker.conferenceSid,
        connected: true,
        hold: false,
      });
    }
    const target = speaker.callSidToCoach;
    if (speaker.coaching && target !== null && model.get(target)?.connected === true) {
      expect(heardBy.filter((callSid) => callSid !== target)).toEqual([]);
    }
  }
}

function pick(model: Model, which: number): string | undefined {
  const everybody = [...model.keys()];
  return everybody[which % Math.max(1, everybody.length)];
}

function clear(model: Model, conferenceSid: string): void {
  for (const [callSid, one] of model) {
    if (one.conferenceSid === conferenceSid) model.delete(callSid);
  }
}

it('whatever is done in whatever order, the floor agrees with the model', () => {
  const commands = fc.commands(
    [
      fc.tuple(name, person).map(([to, spec]) => comeIn('join', to, spec)),
      fc.tuple(name, person).map(([to, spec]) => comeIn('dial', to, spec)),
      fc.nat(50).map((which) => goOut('leave', which)),
      fc.nat(50).map((which) => goOut('remove', which)),
      name.map(end),
      fc.tuple(fc.nat(50), change, fc.nat(50)).map((all) => modify(...all)),
      fc.tuple(fc.nat(50), fc.boolean()).map(([which, speaking]) => speak(which, speaking)),
      fc
        .tuple(fc.nat(50), fc.constantFrom('completed' as const, 'canceled' as const))
        .map(([which, status]) => endCall(which, status)),
      name.map(record),
      fc.constant(pass()),
    ],
    { maxCommands: 60, size: '+1' },
  );
  fc.assert(
    fc.property(commands, (all) => {
      fc.modelRun(() => ({ model: new Map(), real: testFloor() }), all);
    }),
    { numRuns: 200 },
  );
});

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { CallSid } from '../../../common/model/sid.ts';
import {
  type Act,
  type Consequence,
  coachOf,
  consequenceOfRemoval,
  consequencesOf,
} from '../../../common/roster/consequences.ts';
import { hearMap } from '../../../common/roster/hear-map.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import {
  callSid,
  conferenceRow,
  conferenceView,
  participantRow,
} from '../../support/arbitraries/rows.ts';
import { carryOut } from './carry-out.ts';
import { anySteps, pick, sceneAfter, viewOf } from './floor-scene.ts';

const person = (call: number, changes: Partial<ParticipantRow> = {}) =>
  participantRow(1, call, changes);

function call(...people: readonly ParticipantRow[]): ConferenceView {
  return conferenceView(conferenceRow(1), people);
}

describe('taking one person out', () => {
  it('cuts everybody else off when their exit ends the call', () => {
    const leaving = person(1, { endConferenceOnExit: true });
    expect(consequenceOfRemoval(leaving, [leaving, person(2), person(3)])).toEqual({
      kind: 'ends-call',
      cutOff: [person(2), person(3)],
    });
  });

  it('leaves the other of two alone', () => {
    const leaving = person(1);
    expect(consequenceOfRemoval(leaving, [leaving, person(2)])).toEqual({
      kind: 'leaves-alone',
      who: person(2),
    });
  });

  it('lets a call of many go on, where legs that ring do not count', () => {
    const leaving = person(1);
    const ringing = person(4, { status: 'ringing' });
    expect(consequenceOfRemoval(leaving, [leaving, person(2), person(3), ringing])).toEqual({
      kind: 'call-goes-on',
      staying: 2,
    });
  });

  it('only stops a phone that rings, whatever its exit would do', () => {
    const leaving = person(1, { status: 'ringing', endConferenceOnExit: true });
    expect(consequenceOfRemoval(leaving, [leaving, person(2)])).toEqual({
      kind: 'stops-ringing',
      whose: [leaving],
    });
  });

  it('leaves nobody when they are the last', () => {
    expect(consequenceOfRemoval(person(1), [person(1)]).kind).toBe('nobody-left');
  });
});

test('a coach is who whispers now: not one who is muted, held or ringing', () => {
  const coach = person(9, { coaching: true, callSidToCoach: callSid(1) });
  expect(coachOf(callSid(1), [person(1), coach])?.callSid).toBe(callSid(9));
  expect(coachOf(callSid(2), [person(1), coach])).toBeUndefined();
  for (const off of [{ muted: true }, { hold: true }, { status: 'ringing' as const }]) {
    expect(coachOf(callSid(1), [person(1), { ...coach, ...off }])).toBeUndefined();
  }
});

const me = callSid(9);
const coachingOne = { coaching: true, callSidToCoach: callSid(1) };
const removeOne: Act = { kind: 'remove', callSid: callSid(1) };

function holdAll(...callSids: readonly CallSid[]): Act {
  return { kind: 'hold-all', callSids };
}

describe('beside what becomes of the call', () => {
  it('phones that ring for it stop when it ends', () => {
    const ringing = person(3, { status: 'ringing' });
    const conference = call(person(1, { endConferenceOnExit: true }), person(2), ringing);
    expect(consequencesOf(conference, removeOne, null)).toEqual([
      { kind: 'ends-call', cutOff: [person(2)] },
      { kind: 'stops-ringing', whose: [ringing] },
    ]);
    expect(consequencesOf(conference, { kind: 'end-call' }, null)).toEqual([
      { kind: 'call-ended', cutOff: [person(1, { endConferenceOnExit: true }), person(2)] },
      { kind: 'stops-ringing', whose: [ringing] },
    ]);
  });

  it('removing the one whom I coach silences me', () => {
    const conference = call(person(1), person(2), person(9, coachingOne));
    expect(consequencesOf(conference, removeOne, me)).toEqual([
      { kind: 'call-goes-on', staying: 2 },
      { kind: 'silences-me', cause: 'coached-removed' },
    ]);
  });

  it('another console’s coach loses the one who is removed or held, and is perhaps heard', () => {
    const coach = person(3, coachingOne);
    const conference = call(person(1), person(2), coach);
    const loss = { kind: 'coach-loses-target', coach, target: person(1) };
    expect(consequencesOf(conference, removeOne, null)).toContainEqual(loss);
    expect(consequencesOf(conference, holdAll(callSid(1)), null)).toEqual([loss]);
    // Who is silenced together with the one they coach is not heard by anybody.
    expect(consequencesOf(conference, holdAll(callSid(1), callSid(3)), null)).not.toContainEqual(
      loss,
    );
  });

  it('the last supervisor leaves people stuck on hold', () => {
    const held = person(2, { hold: true });
    const mine = person(9, { muted: true, label: 'supervisor:one:Ann' });
    const leave: Act = { kind: 'leave' };
    expect(consequencesOf(call(person(1), held, mine), leave, me)).toContainEqual({
      kind: 'stuck-on-hold',
      who: [held],
    });
    const other = person(3, { muted: true, label: 'supervisor:two:Ben' });
    const kinds = consequencesOf(call(person(1), held, mine, other), leave, me).map(kindOf);
    expect(kinds).not.toContain('stuck-on-hold');
    // Nobody could help them before either: that is no consequence of anything.
    expect(consequencesOf(call(person(1), held, person(3)), removeOne, null)).toEqual([
      { kind: 'call-goes-on', staying: 2 },
      { kind: 'nobody-hears-anybody' },
    ]);
  });
});

describe('silencing many at once', () => {
  it('ends all hearing when everybody is held', () => {
    const conference = call(person(1), person(2));
    expect(consequencesOf(conference, holdAll(callSid(1), callSid(2)), null)).toEqual([
      { kind: 'nobody-hears-anybody' },
    ]);
  });

  it('goes without saying of somebody who is left alone', () => {
    expect(consequencesOf(call(person(1), person(2)), removeOne, null)).toEqual([
      { kind: 'leaves-alone', who: person(2) },
    ]);
  });

  it('says nothing of a call where nobody heard anybody before', () => {
    const conference = call(person(1, { muted: true }), person(2, { hold: true }));
    expect(consequencesOf(conference, holdAll(callSid(1), callSid(2)), null)).toEqual([]);
  });

  it('silences me with the others, or for the one whom I coach', () => {
    const open = call(person(1), person(2), person(9));
    const coaching = call(person(1), person(2), person(9, coachingOne));
    const muteMe: Act = { kind: 'mute-all', callSids: [me] };
    expect(consequencesOf(open, muteMe, me)).toEqual([{ kind: 'silences-me', cause: 'muted' }]);
    expect(consequencesOf(open, holdAll(me), me)).toEqual([{ kind: 'silences-me', cause: 'held' }]);
    expect(consequencesOf(coaching, holdAll(callSid(1)), me)).toEqual([
      { kind: 'silences-me', cause: 'coached-held' },
    ]);
  });
});

test('an act on nobody who is there has no consequences', () => {
  for (const act of [removeOne, { kind: 'leave' } as const, holdAll(callSid(1))]) {
    expect(consequencesOf(call(person(2), person(3)), act, null)).toEqual([]);
  }
});

function kindOf({ kind }: Consequence): Consequence['kind'] {
  return kind;
}

const anyDeparture = fc.record({
  kind: fc.constantFrom('remove' as const, 'leave' as const, 'end-call' as const),
  who: fc.nat(9),
});

test('whoever a simulated call cuts off, leaves alone or stops calling was named before', () => {
  fc.assert(
    fc.property(anySteps, anyDeparture, (steps, { kind, who }) => {
      const { floor, conferenceSid, view } = sceneAfter(steps);
      const one = pick([...view.participants.values()], who);
      const ownLeg = kind === 'leave' ? one.callSid : null;
      const act: Act = kind === 'remove' ? { kind, callSid: one.callSid } : { kind };
      const foretold = consequencesOf(view, act, ownLeg);

      const { sid } = view.row;
      const asked = { kind, conferenceSid: sid, callSid: one.callSid, endsCall: true };
      carryOut(floor, asked, ownLeg);

      const after = viewOf(floor, conferenceSid);
      const gone = [...view.participants.values()].filter(
        (row) => after?.participants.has(row.callSid) !== true,
      );
      const others = kind === 'end-call' ? gone : gone.filter((row) => row !== one);
      const wasCutOff = others.filter(({ status }) => status === 'connected');
      expect(foretold.flatMap((each) => ('cutOff' in each ? each.cutOff : []))).toEqual(wasCutOff);

      const stopped = gone.filter(({ status }) => status !== 'connected');
      const ringing = foretold.flatMap((each) => (each.kind === 'stops-ringing' ? each.whose : []));
      expect(new Set(ringing)).toEqual(new Set(stopped));

      const staying = [...(after?.participants.values() ?? [])].filter(
        ({ status }) => status === 'connected',
      );
      const alone = foretold.flatMap((each) => (each.kind === 'leaves-alone' ? [each.who] : []));
      const isAlone = staying.length === 1 && one.status === 'connected';
      expect(alone.map(({ callSid }) => callSid)).toEqual(
        isAlone ? staying.map(({ callSid }) => callSid) : [],
      );
    }),
    { numRuns: 700 },
  );
});

test('where it is foretold that nobody hears anybody, a simulated call is silent', () => {
  let silences = 0;
  const anyAct = fc.constantFrom('hold-all' as const, 'mute-all' as const, 'remove' as const);
  fc.assert(
    fc.property(anySteps, anyAct, fc.nat(9), (steps, kind, who) => {
      const { floor, view } = sceneAfter(steps);
      const all = [...view.participants.keys()];
      const one = pick(all, who);
      const act: Act = kind === 'remove' ? { kind, callSid: one } : { kind, callSids: all };
      const isForetold = consequencesOf(view, act, null)
        .map(kindOf)
        .includes('nobody-hears-anybody');
      for (const each of act.kind === 'remove' ? [] : all) {
        floor.change(each, kind === 'hold-all' ? { hold: true } : { muted: true });
      }
      if (act.kind === 'remove') floor.remove(one);
      const isSilent = all.every((speaker) => floor.audibleTo(speaker).length === 0);
      if (isForetold) {
        silences++;
        expect(isSilent).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
  expect(silences).toBeGreaterThan(0);
});

test('whoever an act may make heard by more people, and was not in doubt before, is named', () => {
  let named = 0;
  fc.assert(
    fc.property(anySteps, fc.nat(9), fc.boolean(), (steps, who, isHold) => {
      const { floor, conferenceSid, view } = sceneAfter(steps);
      const one = pick([...view.participants.keys()], who);
      const act: Act = isHold ? holdAll(one) : { kind: 'remove', callSid: one };
      const coaches = consequencesOf(view, act, null).flatMap((each) =>
        each.kind === 'coach-loses-target' ? [each.coach.callSid] : [],
      );
      const before = hearMap(view);

      if (isHold) floor.change(one, { hold: true });
      else floor.remove(one);

      for (const speaker of viewOf(floor, conferenceSid)?.participants.keys() ?? []) {
        const known = before.get(speaker);
        const heardBy = new Set<string>([...(known?.surely ?? []), ...(known?.perhaps ?? [])]);
        const more = floor.audibleTo(speaker).filter((listener) => !heardBy.has(listener));
        if (more.length === 0) continue;
        named++;
        expect(coaches).toContain(speaker);
      }
    }),
    { numRuns: 700 },
  );
  expect(named).toBeGreaterThan(0);
});

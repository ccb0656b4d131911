import fc from 'fast-check';
import { callSidSchema, conferenceSidSchema } from '../../../common/model/sid.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import type { Floor } from '../../../simulator/domain/floor.ts';
import type { Participant } from '../../../simulator/domain/participant.ts';
import { Refusal } from '../../../simulator/domain/refusal.ts';
import { conferenceRow, conferenceView, participantRow } from '../../support/arbitraries/rows.ts';
import { testFloor } from '../simulator/test-floor.ts';

/** One live call on a simulated floor after people came, went and were changed at random. */
export interface Scene {
  readonly floor: Floor;
  readonly conferenceSid: string;
  /** The call as the console would show it. */
  readonly view: ConferenceView;
}

export const CALL = 'Support 1';

const label = fc.constantFrom('supervisor:one:Ann', 'supervisor:two:Ben', 'Agent');

const person = fc.record({
  muted: often(false),
  hold: often(false),
  startConferenceOnEnter: often(true),
  endConferenceOnExit: often(false),
  label: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: label },
  ),
});

const someone = fc.nat(9);

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('join' as const), person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('dial' as const), person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('answer' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), who: someone }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      who: someone,
      change: fc.record(
        { muted: fc.boolean(), hold: often(false), coaching: fc.constant(false) },
        { requiredKeys: [] },
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('coach' as const), who: someone, whom: someone }),
  },
  /** Whoever is coached goes, or is held. */
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('lose-coached' as const), isHeld: fc.boolean() }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Steps to a call that goes on: several people join first. */
export const anySteps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.array(person, { minLength: 2, maxLength: 5 }),
    fc.array(step, { maxLength: 12, size: 'max' }),
  )
  .map(([people, steps]) => [
    ...people.map((one) => ({ kind: 'join' as const, person: one })),
    ...steps,
  ])
  .filter((steps) => play(steps) !== null);

/** The scene that these steps lead to; steps that Twilio would refuse change nothing. */
export function sceneAfter(steps: readonly Step[]): Scene {
  const scene = play(steps);
  if (scene === null) throw new Error('The call of this scene is over');
  return scene;
}

/** The call as the console would show it; null when it is over. */
export function viewOf(floor: Floor, conferenceSid: string): ConferenceView | null {
  const found = floor.snapshot().conferences.find(({ sid }) => sid === conferenceSid);
  if (found === undefined || found.status === 'completed') return null;
  const row = conferenceRow(1, { sid: conferenceSidSchema.parse(found.sid), status: found.status });
  return conferenceView(row, found.participants.map(rowOf));
}

/** Picks somebody by a number, counted round those who are there. */
export function pick<T>(all: readonly T[], which: number): T {
  const one = all[which % all.length];
  if (one === undefined) throw new Error('There is nobody to pick');
  return one;
}

function play(steps: readonly Step[]): Scene | null {
  const { floor, clock } = testFloor();
  for (const one of steps) {
    try {
      take(floor, one);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    if (one.kind === 'answer') clock.advance(5_000);
  }
  const conferenceSid = floor.liveConference(CALL)?.sid;
  const view = conferenceSid === undefined ? null : viewOf(floor, conferenceSid);
  return conferenceSid === undefined || view === null ? null : { floor, conferenceSid, view };
}

function take(floor: Floor, one: Step): void {
  const people = floor.snapshot().conferences[0]?.participants ?? [];
  switch (one.kind) {
    case 'join':
      floor.join(CALL, one.person);
      return;
    case 'dial':
      floor.dial(CALL, { ...one.person, from: 'client:a', to: 'client:b' });
      return;
    case 'answer':
      return;
    case 'lose-coached': {
      const coached = people.find(({ callSidToCoach }) => callSidToCoach !== null)?.callSidToCoach;
      if (coached == null) return;
      if (one.isHeld) floor.change(coached, { hold: true });
      else floor.leave(coached);
      return;
    }
    case 'leave':
      if (people.length > 0) floor.leave(pick(people, one.who).callSid);
      return;
    case 'change':
      if (people.length > 0) floor.change(pick(people, one.who).callSid, one.change);
      return;
    case 'coach':
      if (people.length === 0) return;
      floor.change(pick(people, one.who).callSid, {
        callSidToCoach: pick(people, one.whom).callSid,
        muted: false,
      });
  }
}

function rowOf(person: Participant): ParticipantRow {
  const { callSidToCoach } = person;
  return participantRow(1, 1, {
    callSid: callSidSchema.parse(person.callSid),
    conferenceSid: conferenceSidSchema.parse(person.conferenceSid),
    label: person.label,
    status: person.status,
    muted: person.muted,
    hold: person.hold,
    coaching: person.coaching,
    callSidToCoach: callSidToCoach === null ? null : callSidSchema.parse(callSidToCoach),
    startConferenceOnEnter: person.startConferenceOnEnter,
    endConferenceOnExit: person.endConferenceOnExit,
  });
}

function often(usual: boolean): fc.Arbitrary<boolean> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constant(!usual) },
  );
}

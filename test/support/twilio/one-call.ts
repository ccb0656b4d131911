import { askedFlags } from '../../../common/adding/asked-flags.ts';
import { ok } from '../../../common/failure.ts';
import type { Participant } from '../../../common/model/participant.ts';
import type { CallSid } from '../../../common/model/sid.ts';
import type { ParticipantChanges } from '../../../main/core/twilio-port.ts';
import { callSid, conference, conferenceSid, participant } from '../arbitraries/facts.ts';
import { createFakeTwilio, type FakeTwilio, refused } from './fake-twilio.ts';

/** A fake Twilio that keeps one call: what is asked for happens when it is answered. */
export interface OneCall {
  readonly twilio: FakeTwilio;
  /** Everybody who has not left. */
  people(): readonly Participant[];
  person(call: CallSid): Participant | undefined;
  /** Somebody else's doing, behind our back. */
  change(call: CallSid, changes: Partial<Participant>): void;
  leave(call: CallSid): void;
}

export const CALL = conferenceSid(1);
/** The SID of the leg that is dialled next. */
export const MY_LEG = callSid(900);

export function createOneCall(...others: readonly Participant[]): OneCall {
  const people = new Map(others.map((person) => [person.callSid, person]));
  let isOver = false;
  const gone = () => refused('not-found', { status: 404 });

  function find(who: string): Participant | undefined {
    return [...people.values()].find(({ callSid: sid, label }) => sid === who || label === who);
  }

  function update(call: CallSid, changes: ParticipantChanges) {
    const person = people.get(call);
    if (person === undefined) return gone();
    const { muted, hold, coaching, callSidToCoach } = changes;
    const changed = {
      ...person,
      muted: muted ?? person.muted,
      hold: hold ?? person.hold,
      coaching: coaching ?? person.coaching,
      callSidToCoach: coaching === false ? null : (callSidToCoach ?? person.callSidToCoach),
    };
    people.set(call, changed);
    return ok(changed);
  }

  function drop(call: CallSid) {
    return people.delete(call) ? ok(undefined) : gone();
  }

  const twilio = createFakeTwilio({
    fetchParticipant: (_conference, who) => {
      const person = find(who);
      return person === undefined ? gone() : ok(person);
    },
    updateParticipant: (_conference, call, changes) => update(call, changes),
    changeParticipant: (_conference, call, form) => {
      const person = people.get(call);
      if (person === undefined) return gone();
      const { endConferenceOnExit = person.endConferenceOnExit, ...flags } = askedFlags(
        Object.fromEntries(form),
      );
      const changed = { ...person, ...flags };
      // Of somebody on hold, Twilio takes it and leaves it.
      people.set(call, person.hold ? changed : { ...changed, endConferenceOnExit });
      return ok(people.get(call) ?? changed);
    },
    createParticipant: (_conference, { label, muted }) => {
      const leg = participant(1, 900, { label: label ?? null, muted, status: 'queued' });
      people.set(MY_LEG, leg);
      return ok(leg);
    },
    removeParticipant: (_conference, call) => drop(call),
    cancelCall: (call) => drop(call),
    fetchConference: () => ok(conference(1, { status: isOver ? 'completed' : 'in-progress' })),
    endConference: () => {
      people.clear();
      isOver = true;
      return ok(undefined);
    },
    listParticipants: () => ok([...people.values()]),
  });

  return {
    twilio,
    people: () => [...people.values()],
    person: (call) => people.get(call),
    change(call, changes) {
      const person = people.get(call);
      if (person !== undefined) people.set(call, { ...person, ...changes });
    },
    leave: (call) => people.delete(call),
  };
}

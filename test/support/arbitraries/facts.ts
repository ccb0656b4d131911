import fc from 'fast-check';
import type { Conference } from '../../../common/model/conference.ts';
import type {
  ConferenceHappening,
  EventParticipant,
} from '../../../common/model/conference-event.ts';
import type { Participant, ParticipantStatus } from '../../../common/model/participant.ts';
import { callSidSchema, conferenceSidSchema } from '../../../common/model/sid.ts';
import type { Fact } from '../../../common/roster/fact.ts';

const hex = (n: number) => n.toString(16).padStart(32, '0');
export const conferenceSid = (n: number) => conferenceSidSchema.parse(`CF${hex(n)}`);
export const callSid = (n: number) => callSidSchema.parse(`CA${hex(n)}`);

export function conference(n: number, changes: Partial<Conference> = {}): Conference {
  return {
    sid: conferenceSid(n),
    friendlyName: `Call ${n}`,
    status: 'in-progress',
    region: 'us1',
    createdAt: 1_000 * n,
    ...changes,
  };
}

export function participant(
  conf: number,
  call: number,
  changes: Partial<Participant> = {},
): Participant {
  return {
    callSid: callSid(call),
    conferenceSid: conferenceSid(conf),
    label: null,
    status: 'connected',
    muted: false,
    hold: false,
    coaching: false,
    callSidToCoach: null,
    startConferenceOnEnter: true,
    endConferenceOnExit: false,
    createdAt: 1_000 * call,
    updatedAt: null,
    ...changes,
  };
}

const someConference = fc.integer({ min: 1, max: 3 });
const someCall = fc.integer({ min: 1, max: 5 });
const someStatus = fc.constantFrom<ParticipantStatus>(
  'queued',
  'ringing',
  'connected',
  'connected',
  'complete',
);

function participantIn(conf: number) {
  return fc
    .tuple(someCall, someStatus, fc.boolean(), fc.boolean())
    .map(([call, status, muted, hold]) => participant(conf, call, { status, muted, hold }));
}

/** An event as it reaches us a little after it happened. */
export function told(
  conf: number,
  sequenceNumber: number,
  asOf: number,
  happening: ConferenceHappening,
): Fact & { readonly kind: 'event' } {
  return {
    kind: 'event',
    asOf,
    happenedAt: asOf,
    receivedAt: asOf,
    event: {
      conferenceSid: conferenceSid(conf),
      friendlyName: `Call ${conf}`,
      sequenceNumber,
      at: asOf,
      ...happening,
    },
  };
}

export function eventPerson(call: number, changes: Partial<EventParticipant> = {}) {
  const { callSid: sid, label, muted, hold, coaching } = participant(1, call);
  const flags = { startConferenceOnEnter: true, endConferenceOnExit: false };
  return { callSid: sid, label, muted, hold, coaching, ...flags, ...changes };
}

const someEventPerson = fc
  .tuple(someCall, fc.boolean(), fc.boolean(), fc.boolean())
  .map(([call, muted, hold, coaching]) => eventPerson(call, { muted, hold, coaching }));

const someHappening: fc.Arbitrary<ConferenceHappening> = fc.oneof(
  fc.constant({ type: 'conference-start' as const }),
  fc.constant({ type: 'conference-end' as const, reason: null, endedBy: null }),
  fc.record({
    type: fc.constantFrom(
      'participant-join' as const,
      'participant-mute' as const,
      'participant-unhold' as const,
      'participant-modify' as const,
      'participant-speech-start' as const,
      'participant-speech-stop' as const,
    ),
    participant: someEventPerson,
  }),
  someEventPerson.map((person) => ({
    type: 'participant-leave' as const,
    participant: person,
    callStatus: 'completed',
    reason: 'participant_hung_up' as const,
  })),
);

function someEvent(asOf: number): fc.Arbitrary<Fact> {
  return fc
    .tuple(someConference, fc.integer({ min: 1, max: 12 }), someHappening)
    .map(([conf, sequenceNumber, happening]) => told(conf, sequenceNumber, asOf, happening));
}

/** Any fact, about a floor small enough that facts meet each other. */
function anyFact(asOf: number): fc.Arbitrary<Fact> {
  return fc.oneof(
    fc.uniqueArray(someConference).map((conferences) => ({
      kind: 'conferences-listed' as const,
      asOf,
      statuses: ['init', 'in-progress'] as const,
      conferences: conferences.map((n) => conference(n)),
    })),
    someConference.chain((conf) =>
      fc
        .tuple(
          fc.uniqueArray(participantIn(conf), { selector: (p) => p.callSid }),
          fc.uniqueArray(participantIn(conf), { maxLength: 1 }),
        )
        .map(([participants, meanwhile]) => ({
          kind: 'participants-listed' as const,
          asOf,
          conferenceSid: conferenceSid(conf),
          participants: participants.filter(({ status }) => status !== 'complete'),
          toldMeanwhile: new Set(meanwhile.map((told) => told.callSid)),
        })),
    ),
    someConference.chain(participantIn).chain((told) =>
      fc.constantFrom('poll' as const, 'answer' as const).map((source) => ({
        kind: 'participant-told' as const,
        asOf,
        source,
        askedAt: asOf,
        participant: told,
      })),
    ),
    someEvent(asOf),
    fc.constantFrom({ kind: 'events-broken' as const, asOf }, { kind: 'tick' as const, asOf }),
    fc.tuple(someConference, someCall).map(([conf, call]) => ({
      kind: 'participant-gone' as const,
      asOf,
      conferenceSid: conferenceSid(conf),
      callSid: callSid(call),
    })),
    someConference.map((conf) => ({
      kind: 'conference-gone' as const,
      asOf,
      conferenceSid: conferenceSid(conf),
    })),
    fc.tuple(someConference, someCall).map(([conf, call]) => ({
      kind: 'party-told' as const,
      conferenceSid: conferenceSid(conf),
      callSid: callSid(call),
      party: { address: `+1415555010${call}`, direction: 'inbound' as const },
    })),
  );
}

/** Facts in the order in which they reach us, which is not the order of what they tell. */
export const anyFacts = fc
  .array(fc.integer({ min: 1, max: 40 }), { maxLength: 40 })
  .chain((times) => fc.tuple(...times.map((asOf) => anyFact(asOf))));

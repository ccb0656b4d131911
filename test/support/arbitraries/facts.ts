import fc from 'fast-check';
import type { Conference } from '../../../common/model/conference.ts';
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

/** Any fact, about a floor small enough that facts meet each other. */
function anyFact(asOf: number): fc.Arbitrary<Fact> {
  return fc.oneof(
    fc.uniqueArray(someConference).map((conferences) => ({
      kind: 'conferences-listed' as const,
      asOf,
      conferences: conferences.map((n) => conference(n)),
    })),
    someConference.chain((conf) =>
      fc.uniqueArray(participantIn(conf), { selector: (p) => p.callSid }).map((participants) => ({
        kind: 'participants-listed' as const,
        asOf,
        conferenceSid: conferenceSid(conf),
        participants: participants.filter(({ status }) => status !== 'complete'),
      })),
    ),
    someConference
      .chain(participantIn)
      .map((told) => ({ kind: 'participant-told' as const, asOf, participant: told })),
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

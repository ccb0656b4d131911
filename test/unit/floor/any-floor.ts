import fc from 'fast-check';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import type { RosterView } from '../../../common/roster/view.ts';
import {
  callSid,
  conferenceRow,
  conferenceView,
  participantRow,
  rosterView,
} from '../../support/arbitraries/rows.ts';

/** Times of the floor lie here, in milliseconds, so that clocks are short and meet each other. */
export const START = 1_000_000;

const time = fc.integer({ min: START - 200_000, max: START });
const maybe = fc.option(time);

const anyLabel = fc.constantFrom(
  null,
  'Agent 1',
  'Agent 2',
  'Agent 12',
  'Customer',
  'supervisor:one:Ann',
  'supervisor:two:Ben',
);
const anyAddress = fc.constantFrom(
  null,
  '+14155550100',
  '+49305550142',
  'client:agent2',
  'sip:a@b',
);

/** Somebody on a call; what their flags say agrees with their clocks. */
const anyPerson: fc.Arbitrary<Partial<ParticipantRow>> = fc
  .record({
    label: anyLabel,
    address: anyAddress,
    direction: fc.constantFrom(null, 'inbound' as const, 'outbound' as const),
    status: fc.constantFrom('connected' as const, 'connected' as const, 'ringing' as const),
    heldSince: maybe,
    mutedSince: maybe,
    speakingSince: maybe,
    lastSpokeAt: maybe,
    coaching: fc.boolean(),
    createdAt: time,
    asOf: time,
    talkedMs: fc.nat(100_000),
    coached: fc.integer({ min: 11, max: 16 }),
  })
  .map(({ coached, ...one }) => {
    const isConnected = one.status === 'connected';
    const hold = isConnected && one.heldSince !== null;
    const muted = isConnected && one.mutedSince !== null;
    const isAudible = isConnected && !hold && !muted;
    const speakingSince = isAudible ? one.speakingSince : null;
    return {
      ...one,
      hold,
      muted,
      heldSince: hold ? one.heldSince : null,
      mutedSince: muted ? one.mutedSince : null,
      speakingSince,
      lastSpokeAt: speakingSince ?? one.lastSpokeAt,
      audibleSince: isAudible ? one.createdAt : null,
      inCallSince: isConnected ? one.createdAt : null,
      callSidToCoach: one.coaching ? callSid(coached) : null,
    };
  });

const anyConference: fc.Arbitrary<Partial<ConferenceRow>> = fc.record({
  friendlyName: fc.constantFrom('Billing 4412', 'Billing 7', 'Élan', ''),
  status: fc.constantFrom('init' as const, 'in-progress' as const),
  events: fc.constantFrom('none' as const, 'healthy' as const, 'doubtful' as const),
  tellsOfTalk: fc.boolean(),
  createdAt: time,
  participantsAsOf: maybe,
});

/** One change of the floor: somebody comes or changes, leaves, a conference changes or ends. */
export const anyChange = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('person' as const),
      conf: fc.integer({ min: 1, max: 4 }),
      call: fc.integer({ min: 1, max: 6 }),
      person: anyPerson,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('left' as const),
      conf: fc.integer({ min: 1, max: 4 }),
      call: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('conference' as const),
      conf: fc.integer({ min: 1, max: 4 }),
      row: anyConference,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('ended' as const),
      conf: fc.integer({ min: 1, max: 4 }),
    }),
  },
);
export type Change = typeof anyChange extends fc.Arbitrary<infer T> ? T : never;

export const anyChanges = fc.array(anyChange, { maxLength: 25, size: 'max' });

/** The floor after a change; what did not change keeps its identity, as patches do it. */
export function changed(view: RosterView, change: Change): RosterView {
  const conferences = new Map(view.conferences);
  const row = conferenceRow(change.conf, change.kind === 'conference' ? change.row : {});
  const known = conferences.get(row.sid);
  switch (change.kind) {
    case 'person': {
      const before = known ?? conferenceView(row, []);
      // A call belongs to one conference.
      const person = participantRow(change.conf, change.conf * 10 + change.call, change.person);
      const participants = new Map(before.participants).set(person.callSid, person);
      conferences.set(row.sid, { ...before, participants });
      break;
    }
    case 'left': {
      if (known === undefined) return view;
      const participants = new Map(known.participants);
      participants.delete(callSid(change.conf * 10 + change.call));
      conferences.set(row.sid, { ...known, participants });
      break;
    }
    case 'conference':
      conferences.set(row.sid, { row, participants: known?.participants ?? new Map() });
      break;
    case 'ended':
      conferences.delete(row.sid);
      break;
  }
  return { ...view, rev: view.rev + 1, conferences };
}

export const NOBODY: RosterView = rosterView();

export function floorAfter(changes: readonly Change[]): RosterView {
  return changes.reduce(changed, NOBODY);
}

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createNeedsFinder, type NeedInputs } from '../../../common/floor/needs/floor-needs.ts';
import { SEVERITY } from '../../../common/floor/needs/need.ts';
import { guesserOf } from '../../../common/floor/role-of.ts';
import { DEFAULT_ROLE_RULES } from '../../../common/floor/roles.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { DEFAULT_THRESHOLDS } from '../../../common/roster/thresholds.ts';
import type { RosterView } from '../../../common/roster/view.ts';
import type { Help } from '../../../common/wire/relay-help.ts';
import {
  callSid,
  conferenceRow,
  conferenceSid,
  conferenceView,
  participantRow,
  rosterView,
} from '../../support/arbitraries/rows.ts';
import { anyChange, anyChanges, changed, floorAfter, NOBODY, START } from './any-floor.ts';

const guess = guesserOf(DEFAULT_ROLE_RULES, []);
const context = {
  thresholds: DEFAULT_THRESHOLDS,
  consoleId: 'one',
  roleOf: (row: ParticipantRow) => guess(row).role,
};
const inputs = (view: RosterView, changes: Partial<NeedInputs> = {}): NeedInputs => ({
  view,
  context,
  help: [],
  failedAdds: [],
  trouble: null,
  ...changes,
});

const agent = { label: 'Agent 1', createdAt: START, inCallSince: START } as const;
const customer = { label: 'Customer 1', createdAt: START, inCallSince: START } as const;

function call(people: readonly Partial<ParticipantRow>[], row: Partial<ConferenceRow> = {}) {
  const told = { events: 'healthy', tellsOfTalk: true, ...row } as const;
  return rosterView(
    conferenceView(
      conferenceRow(1, told),
      people.map((one, at) =>
        participantRow(1, at + 1, { lastSpokeAt: START, audibleSince: START, ...one }),
      ),
    ),
  );
}

const needsOf = (view: RosterView, afterMs: number, changes: Partial<NeedInputs> = {}) => {
  const find = createNeedsFinder();
  find(inputs(view, changes), START);
  return find(inputs(view, changes), START + afterMs).needs;
};
const kinds = (...args: Parameters<typeof needsOf>) =>
  needsOf(...args).map(({ reason }) => reason.kind);

const speaks = { speakingSince: START, lastSpokeAt: START } as const;
const held = { hold: true, heldSince: START, audibleSince: null } as const;

describe('a call', () => {
  it('wants nothing while one speaks and one listens', () => {
    expect(kinds(call([{ ...agent, ...speaks }, customer]), 500_000)).toEqual([]);
  });

  it('wants attention for a hold once it is late, and more once it is alarming', () => {
    const view = call([agent, { ...customer, ...held }]);
    expect(kinds(view, 119_999)).toEqual([]);
    expect(needsOf(view, 120_000)).toMatchObject([
      {
        reason: { kind: 'hold' },
        severity: SEVERITY.late,
        callSid: callSid(2),
        since: START,
        severeSince: START + 120_000,
        acts: ['resume', 'listen'],
      },
    ]);
    expect(needsOf(view, 240_000)).toMatchObject([{ severity: SEVERITY.alarming }]);
  });

  it('is silent when nobody who could speak does, and offers to coach its one agent', () => {
    expect(needsOf(call([agent, customer]), 30_000)).toMatchObject([
      { reason: { kind: 'silence', people: 2 }, acts: ['listen', 'coach'], coach: callSid(1) },
    ]);
    expect(kinds(call([agent, { ...customer, ...held }]), 30_000)).toEqual([]);
    expect(kinds(call([agent, customer], { tellsOfTalk: false }), 30_000)).toEqual(['silence']);
    const unheard = { lastSpokeAt: null };
    const unknown = call(
      [
        { ...agent, ...unheard },
        { ...customer, ...unheard },
      ],
      { tellsOfTalk: false },
    );
    expect(kinds(unknown, 30_000)).toEqual([]);
    const half = call([agent, { ...customer, ...unheard }], { tellsOfTalk: false });
    expect(kinds(half, 30_000)).toEqual([]);
  });

  it('is noisy when everybody speaks at once', () => {
    const view = call([
      { ...agent, ...speaks },
      { ...customer, ...speaks, speakingSince: START + 4_000 },
    ]);
    expect(kinds(view, 11_999)).toEqual([]);
    expect(kinds(view, 12_000)).toEqual(['crosstalk']);
  });

  it('leaves a customer alone, and an agent who waits is none', () => {
    expect(kinds(call([customer]), 30_000)).toEqual(['alone']);
    expect(kinds(call([agent]), 30_000)).toEqual([]);
    const listener = { label: 'supervisor:one:Ann', muted: true, audibleSince: null };
    const [need] = needsOf(call([customer, listener]), 30_000);
    expect(need).toMatchObject({ reason: { kind: 'alone' }, acts: ['add-agent'] });
    const heard = { ...listener, muted: false, speakingSince: START };
    expect(kinds(call([customer, heard]), 30_000)).toEqual([]);
  });

  it('counts the time alone from when the other left', () => {
    const find = createNeedsFinder();
    const both = call([{ ...customer, ...speaks }, agent]);
    find(inputs(both), START + 100_000);
    const one = call([{ ...customer, ...speaks }]);
    find(inputs(one), START + 200_000);
    const [need] = find(inputs(one), START + 230_000).needs;
    expect(need).toMatchObject({ reason: { kind: 'alone' }, since: START + 200_000 });
  });

  it('rings for too long', () => {
    const ringing = { status: 'ringing', createdAt: START, inCallSince: null } as const;
    const view = call([{ ...agent, ...speaks }, customer, ringing]);
    expect(needsOf(view, 20_000)).toMatchObject([
      {
        reason: { kind: 'ringing', status: 'ringing' },
        callSid: callSid(3),
        acts: ['cancel'],
      },
    ]);
  });

  it('alarms at once when my voice goes nobody knows where, but not before Twilio has said so', () => {
    const me = { label: 'supervisor:one:Ann', coaching: true, callSidToCoach: callSid(99) };
    const view = call([{ ...agent, ...speaks }, customer, me]);
    expect(needsOf(view, 0)).toMatchObject([
      {
        reason: { kind: 'mode-alarm', isMe: true },
        severity: SEVERITY.urgent,
        acts: ['mute-me', 'leave'],
      },
    ]);
    expect(kinds(call([{ ...agent, ...speaks }, customer, { ...me, source: 'event' }]), 0)).toEqual(
      [],
    );
  });
});

const help: Help = {
  id: 'h1',
  name: 'Agent 1',
  callSid: callSid(1),
  conferenceSid: conferenceSid(1),
  reason: 'question',
  comment: '',
  askedAt: START,
  expiresAt: START + 600_000,
  seenBy: [],
  takenBy: null,
  doneBy: null,
  cancelledAt: null,
};

describe('beside the calls', () => {
  it('an agent who asks is late at once, alarming after a minute, and for information once taken', () => {
    const severity = (changes: Partial<Help>, afterMs: number) =>
      needsOf(NOBODY, afterMs, { help: [{ ...help, ...changes }] }).map((need) => need.severity);
    expect(severity({}, 0)).toEqual([SEVERITY.late]);
    expect(severity({}, 60_000)).toEqual([SEVERITY.alarming]);
    expect(severity({ reason: 'safety' }, 0)).toEqual([SEVERITY.urgent]);
    expect(severity({ takenBy: { name: 'Ben', at: START } }, 60_000)).toEqual([SEVERITY.notice]);
    expect(severity({ cancelledAt: START }, 0)).toEqual([]);
    expect(severity({}, 600_000)).toEqual([]);
  });

  it('old data is one need for the whole floor, however many calls are old', () => {
    const old = { events: 'none', participantsAsOf: START } as const;
    const view = rosterView(
      conferenceView(conferenceRow(1, old), []),
      conferenceView(conferenceRow(2, old), []),
    );
    expect(kinds(view, 59_999)).toEqual([]);
    expect(needsOf(view, 60_000)).toMatchObject([
      { reason: { kind: 'stale', conferences: 2, isOffline: false } },
    ]);
    expect(needsOf(NOBODY, 60_000, { trouble: { since: START } })).toMatchObject([
      { reason: { kind: 'stale', conferences: 0, isOffline: true }, severity: SEVERITY.alarming },
    ]);
  });
});

test('found in steps, needs are those that are found afresh, but for since when somebody is alone', () => {
  const step = fc.record({ change: anyChange, passed: fc.integer({ min: -20_000, max: 60_000 }) });
  fc.assert(
    fc.property(anyChanges, fc.array(step, { maxLength: 10 }), (before, steps) => {
      const find = createNeedsFinder();
      let view = floorAfter(before);
      let now = START;
      for (const one of steps) {
        view = changed(view, one.change);
        now += one.passed;
        const isOther = ({ reason }: { reason: { kind: string } }) => reason.kind !== 'alone';
        const found = find(inputs(view), now).needs.filter(isOther);
        const afresh = createNeedsFinder()(inputs(view), now).needs.filter(isOther);
        expect(found).toEqual(expect.arrayContaining(afresh));
        expect(found).toHaveLength(afresh.length);
      }
    }),
    { numRuns: 300 },
  );
});

test('until the moment that is named, time alone brings and takes nothing', () => {
  fc.assert(
    fc.property(anyChanges, fc.nat(600_000), (changes, passed) => {
      const view = floorAfter(changes);
      const find = createNeedsFinder();
      const before = find(inputs(view, { help: [help] }), START);
      const now = Math.min(START + passed, before.nextChangeAt - 1);
      // Another list of help makes it look again at everything that time could have changed.
      const after = find(inputs(view, { help: [{ ...help }] }), now);
      expect(after).toEqual(before);
      expect(find(inputs(view, { help: [help] }), now).needs).toEqual(before.needs);
    }),
    { numRuns: 300 },
  );
});

test('a need becomes more severe at the very moment that was named, and only then', () => {
  fc.assert(
    fc.property(anyChanges, (changes) => {
      const view = floorAfter(changes);
      const find = createNeedsFinder();
      let found = find(inputs(view), START);
      for (let step = 0; step < 20 && found.nextChangeAt < Number.POSITIVE_INFINITY; step += 1) {
        const at = found.nextChangeAt;
        const next = find(inputs(view), at);
        expect(next.nextChangeAt).toBeGreaterThan(at);
        for (const need of next.needs)
          expect(need.severeSince).toBeLessThanOrEqual(Math.max(at, START));
        found = next;
      }
      expect(found.nextChangeAt).toBe(Number.POSITIVE_INFINITY);
    }),
  );
});

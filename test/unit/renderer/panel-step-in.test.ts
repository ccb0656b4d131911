import { describe, expect, it, test } from 'vitest';
import { roleOf } from '../../../common/floor/role-of.ts';
import { DEFAULT_ROLE_RULES } from '../../../common/floor/roles.ts';
import type { Command } from '../../../common/ipc/command.ts';
import { ownModeOf } from '../../../common/roster/own-mode.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { coachTarget, coachTargets } from '../../../renderer/features/panel/coach-targets.ts';
import { switchState } from '../../../renderer/features/panel/switch-state.ts';
import { panelWords } from '../../../renderer/features/panel/words.ts';
import {
  conferenceRow,
  conferenceSid,
  conferenceView,
  participantRow,
} from '../../support/arbitraries/rows.ts';

const agent = participantRow(1, 1, { label: 'Agent 4' });
const second = participantRow(1, 2, { label: 'Agent 9' });
const customer = participantRow(1, 3, { label: 'Customer' });
const mine = { label: 'supervisor:one:Ann', muted: true };
const nameOf = ({ label }: ParticipantRow) => label ?? 'Caller';

function modeOf(changes: Partial<ParticipantRow>) {
  const me = participantRow(1, 4, { ...mine, ...changes });
  return ownModeOf(me, conferenceView(conferenceRow(1), [agent, customer, me]).participants);
}

function wish(command: Command) {
  return { id: 'one', command, callSid: null, isChecking: false, settledAt: null };
}

describe('the switch', () => {
  it.each([
    ['listen', {}],
    ['coach', { muted: false, coaching: true, callSidToCoach: agent.callSid }],
    ['barge-in', { muted: false }],
  ] as const)('lights %s when Twilio has confirmed it', (place, changes) => {
    expect(switchState(modeOf(changes), undefined)).toEqual({ on: place, pending: null });
  });

  it.each([
    ['an event alone told of it', { source: 'event' as const }],
    ['my phone rings', { status: 'ringing' as const }],
    ['my leg is on hold', { hold: true }],
    ['nobody knows who hears me', { muted: false, coaching: true, callSidToCoach: null }],
  ])('lights nothing while %s', (_, changes) => {
    expect(switchState(modeOf(changes), undefined).on).toBeNull();
  });

  it('keeps what is confirmed lit while another place is pending', () => {
    const coach = {
      kind: 'coach',
      conferenceSid: conferenceSid(1),
      callSid: agent.callSid,
    } as const;
    expect(switchState(modeOf({}), wish(coach))).toEqual({ on: 'listen', pending: 'coach' });
  });

  it('counts every wish to be silent as listening', () => {
    for (const kind of ['listen', 'stop-coaching', 'mute-me', 'resume-me'] as const) {
      const state = switchState(modeOf({}), wish({ kind, conferenceSid: conferenceSid(1) }));
      expect(state.pending).toBe('listen');
    }
  });
});

describe('my mode in a sentence', () => {
  it('says who hears me when that is confirmed', () => {
    const coaching = modeOf({ muted: false, coaching: true, callSidToCoach: agent.callSid });
    expect(panelWords.mode(coaching, nameOf)).toBe('Only Agent 4 hears you');
    expect(panelWords.mode(modeOf({}), nameOf)).toBe('Nobody hears you');
  });

  it('names no mode that is not confirmed', () => {
    expect(panelWords.mode(modeOf({ source: 'event' }), nameOf)).toBe(
      'Asking Twilio who hears you now',
    );
  });
});

describe('whom Coach means', () => {
  const guess = (row: ParticipantRow) => roleOf(row, DEFAULT_ROLE_RULES, []).role;
  const targetsOf = (...people: readonly ParticipantRow[]) =>
    coachTargets(conferenceView(conferenceRow(1), people));

  it('is the only agent', () => {
    expect(coachTarget(targetsOf(agent, customer), null, null, guess)?.row).toBe(agent);
  });

  it('is nobody while several agents are on the call, or none', () => {
    expect(coachTarget(targetsOf(agent, second, customer), null, null, guess)).toBeNull();
    expect(coachTarget(targetsOf(customer), null, null, guess)).toBeNull();
  });

  it('is whom I chose before whom I coach', () => {
    const targets = targetsOf(agent, second);
    const coached = agent.callSid;
    expect(coachTarget(targets, null, coached, guess)?.row).toBe(agent);
    expect(coachTarget(targets, second.callSid, coached, guess)?.row).toBe(second);
  });

  it('is nobody else in the place of whom I chose and who left', () => {
    expect(coachTarget(targetsOf(agent), second.callSid, null, guess)).toBeNull();
    expect(coachTarget(targetsOf(agent), second.callSid, agent.callSid, guess)?.row).toBe(agent);
  });

  it('is never somebody by a guess who could not hear me', () => {
    expect(coachTarget(targetsOf({ ...agent, hold: true }), null, null, guess)).toBeNull();
  });
});

test('supervisors are not offered, and whoever cannot hear me is with the reason', () => {
  const people = [
    { ...agent, hold: true },
    { ...customer, status: 'ringing' as const },
    participantRow(1, 4, mine),
  ];
  expect(
    coachTargets(conferenceView(conferenceRow(1), people)).map(({ obstacle }) => obstacle),
  ).toEqual(['on-hold', 'not-on-call']);
});

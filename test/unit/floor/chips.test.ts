import { describe, expect, it } from 'vitest';
import { bitOf, CHIPS, chipsOf } from '../../../common/floor/chips.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { DEFAULT_THRESHOLDS } from '../../../common/roster/thresholds.ts';
import {
  callSid,
  conferenceRow,
  conferenceView,
  participantRow,
} from '../../support/arbitraries/rows.ts';

const NOW = 10_000_000;
const recent = { inCallSince: NOW - 1, asOf: NOW };

/** The chips of each of these people, by name. */
function chips(people: readonly Partial<ParticipantRow>[], row: Partial<ConferenceRow> = {}) {
  const rows = people.map((one, at) => participantRow(1, at + 1, { ...recent, ...one }));
  const context = { thresholds: DEFAULT_THRESHOLDS, consoleId: 'one' };
  const { sets, until } = chipsOf(conferenceView(conferenceRow(1, row), rows), context, NOW);
  const named = sets.map((set) => CHIPS.filter((chip) => (set & bitOf(chip)) !== 0));
  return { named, until };
}

const listener = { label: 'supervisor:two:Ben', muted: true };

describe('the chips of a person', () => {
  it('are none while they talk to another', () => {
    expect(chips([{}, {}]).named).toEqual([[], []]);
  });

  it('tell of hold and mute, at once where both are so, but not of how a supervisor listens', () => {
    expect(chips([{ hold: true, muted: true }, { muted: true }, listener]).named).toEqual([
      ['on-hold', 'muted'],
      ['muted'],
      [],
    ]);
  });

  it('tell of a phone that rings, and of nothing else then', () => {
    const ringing = { status: 'ringing', inCallSince: null, muted: true } as const;
    expect(chips([{}, {}, ringing]).named).toEqual([[], [], ['ringing']]);
  });

  it('tell of who whispers and to whom, while it can be heard', () => {
    const coach = { label: 'supervisor:two:Ben', coaching: true, callSidToCoach: callSid(1) };
    expect(chips([{}, {}, coach]).named).toEqual([['coaching'], [], ['coaching']]);
    expect(chips([{}, {}, { ...coach, muted: true }]).named).toEqual([[], [], []]);
  });

  it('tell of who is alone, for whom a supervisor who listens is no company', () => {
    expect(chips([{}]).named).toEqual([['alone']]);
    expect(chips([{}, listener]).named).toEqual([['alone'], []]);
    expect(chips([{}, { ...listener, muted: false }]).named).toEqual([[], []]);
  });

  it('tell everybody on a call that I am on', () => {
    expect(chips([{}, { label: 'supervisor:one:Ann' }, {}]).named).toEqual([
      ['mine'],
      ['mine'],
      ['mine'],
    ]);
  });

  it('tell of a call that is long, from that moment on', () => {
    const long = DEFAULT_THRESHOLDS.inCall.lateAfter ?? 0;
    const since = NOW - long * 1_000;
    const healthy = { events: 'healthy' } as const;
    expect(chips([{}, { inCallSince: since }], healthy).named).toEqual([[], ['long']]);
    const almost = chips([{ inCallSince: since + 1 }, { inCallSince: since + 5 }], healthy);
    expect(almost).toEqual({ named: [[], []], until: NOW + 1 });
  });

  it('tell of what is old, unless events keep it true', () => {
    const old = [{ asOf: NOW - 60_000 }, {}];
    expect(chips(old, { participantsAsOf: null }).named).toEqual([['stale'], []]);
    expect(chips(old, { participantsAsOf: NOW - 59_999 })).toMatchObject({
      named: [[], []],
      until: NOW + 1,
    });
    expect(chips(old, { events: 'healthy' }).named).toEqual([[], []]);
  });
});

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { clocksOf } from '../../../common/roster/clocks.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { conferenceRow, participantRow } from '../../support/arbitraries/rows.ts';

const NOW = 100_000;

function clocks(row: Partial<ParticipantRow>, conference: Partial<ConferenceRow> = {}) {
  const told = conferenceRow(1, { tellsOfTalk: true, ...conference });
  return clocksOf(
    participantRow(1, 1, { inCallSince: 10_000, audibleSince: 10_000, ...row }),
    told,
    NOW,
  );
}

describe('the clocks of a participant', () => {
  it('run from when they joined, or from when their phone was dialled', () => {
    expect(clocks({})).toMatchObject({ inCallMs: 90_000, ringingMs: null });
    const ringing = {
      status: 'ringing',
      inCallSince: null,
      audibleSince: null,
      createdAt: 95_000,
    } as const;
    expect(clocks(ringing)).toMatchObject({ inCallMs: null, ringingMs: 5_000, silentMs: null });
  });

  it('count the hold that lasts into the total of all holds', () => {
    const held = { hold: true, heldSince: 70_000, heldMs: 15_000 };
    expect(clocks(held)).toMatchObject({ onHoldMs: 30_000, heldTotalMs: 45_000 });
    expect(clocks({ heldMs: 15_000 })).toMatchObject({ onHoldMs: null, heldTotalMs: 15_000 });
  });

  it('count the talk that lasts into all talk', () => {
    const talking = { speakingSince: 98_000, lastSpokeAt: 98_000, talkedMs: 5_000 };
    expect(clocks(talking)).toMatchObject({ talkedMs: 7_000, silentMs: 0 });
  });

  it('count silence from the last word, and without any from the beginning', () => {
    expect(clocks({ lastSpokeAt: 60_000 })).toMatchObject({ silentMs: 40_000 });
    expect(clocks({})).toMatchObject({ silentMs: 90_000 });
  });

  it('count silence from the end of a hold or a mute that came after the last word', () => {
    const back = { lastSpokeAt: 60_000, audibleSince: 85_000 };
    expect(clocks(back)).toMatchObject({ silentMs: 15_000 });
  });

  it('know no silence of somebody who could not speak', () => {
    expect(clocks({ audibleSince: null }).silentMs).toBeNull();
    expect(clocks({}, { status: 'init' }).silentMs).toBeNull();
  });

  it('know neither silence nor talk where no event tells of talk', () => {
    expect(clocks({}, { tellsOfTalk: false })).toMatchObject({ silentMs: null, talkedMs: null });
    const heardOnce = { lastSpokeAt: 60_000, talkedMs: 2_000 };
    expect(clocks(heardOnce, { tellsOfTalk: false })).toMatchObject({
      silentMs: 40_000,
      talkedMs: 2_000,
    });
  });
});

const time = fc.nat(1_000);
const maybe = fc.option(time);
const anyRow = fc.record({
  status: fc.constantFrom('queued' as const, 'ringing' as const, 'connected' as const),
  muted: fc.boolean(),
  hold: fc.boolean(),
  createdAt: time,
  inCallSince: maybe,
  heldSince: maybe,
  mutedSince: maybe,
  speakingSince: maybe,
  lastSpokeAt: maybe,
  heldMs: time,
  talkedMs: time,
});
const anyConference = fc.record({
  tellsOfTalk: fc.boolean(),
  status: fc.constantFrom('init' as const, 'in-progress' as const),
});

test('no clock is ever negative or runs backwards, however far the clocks are apart', () => {
  fc.assert(
    fc.property(anyRow, anyConference, time, time, (changes, told, now, later) => {
      const row = participantRow(1, 1, changes);
      const conference = conferenceRow(1, told);
      const before = Object.values(clocksOf(row, conference, now));
      const after = Object.values(clocksOf(row, conference, now + later));
      before.forEach((clock, index) => {
        const next = after[index];
        expect(next === null).toBe(clock === null);
        if (clock === null || next === null || next === undefined) return;
        expect(clock).toBeGreaterThanOrEqual(0);
        expect(next).toBeGreaterThanOrEqual(clock);
        expect(next - clock).toBeLessThanOrEqual(later);
      });
    }),
  );
});

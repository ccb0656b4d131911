import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Span } from '../../../common/history/span.ts';
import { timelineOf } from '../../../common/history/timeline.ts';
import type { HistoryEntry } from '../../../common/ipc/history.ts';
import { laneDrawing, lengthsIn, THINNEST } from '../../../renderer/features/panel/lane-drawing.ts';
import { lanesOf } from '../../../renderer/features/panel/lanes.ts';
import {
  callSid,
  conferenceRow,
  conferenceView,
  participantRow,
} from '../../support/arbitraries/rows.ts';
import { muted, NEW_YEAR } from '../../support/history/entries.ts';

const MINUTE = 60_000;
const WINDOW = { from: NEW_YEAR, to: NEW_YEAR + 5 * MINUTE };

const lasting = { beganUnseen: false, endedUnseen: false };
const time = fc.integer({ min: -10 * MINUTE, max: 10 * MINUTE }).map((ms) => NEW_YEAR + ms);

const anySpan: fc.Arbitrary<Span> = fc
  .tuple(
    fc.constantFrom('talk' as const, 'mute' as const, 'hold' as const, 'in-call' as const),
    time,
    fc.option(fc.nat(6 * MINUTE)),
  )
  .map(([kind, from, ms]) => ({ kind, from, to: ms === null ? null : from + ms, ...lasting }));

test('bars stay within the window, can be seen, and are those that have a part in it', () => {
  fc.assert(
    fc.property(fc.array(anySpan), (spans) => {
      const { bars } = laneDrawing({ spans, marks: [] }, WINDOW);
      for (const { start, width } of bars) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start + width).toBeLessThanOrEqual(1 + 1e-9);
        expect(width).toBeGreaterThanOrEqual(THINNEST);
      }
      const seen = spans.filter(
        ({ from, to }) => to === null || (to >= WINDOW.from && from <= WINDOW.to),
      );
      expect(new Set(bars.map(({ span }) => span))).toEqual(new Set(seen));
    }),
  );
});

test('a bar begins and ends where its span does, as far as the window goes', () => {
  fc.assert(
    fc.property(anySpan, (span) => {
      const [bar] = laneDrawing({ spans: [span], marks: [] }, WINDOW).bars;
      if (bar === undefined || bar.width === THINNEST) return;
      const whole = WINDOW.to - WINDOW.from;
      expect(WINDOW.from + bar.start * whole).toBeCloseTo(Math.max(span.from, WINDOW.from), 0);
      const end = WINDOW.from + (bar.start + bar.width) * whole;
      expect(end).toBeCloseTo(Math.min(span.to ?? WINDOW.to, WINDOW.to), 0);
    }),
  );
});

test('lengths never exceed the window for spans that do not overlap', () => {
  const hold = (from: number, to: number | null): Span => ({
    kind: 'hold',
    from: NEW_YEAR + from,
    to: to === null ? null : NEW_YEAR + to,
    ...lasting,
  });
  const lane = { spans: [hold(-MINUTE, MINUTE), hold(4 * MINUTE, null)], marks: [] };
  expect(lengthsIn(lane, WINDOW).get('hold')).toBe(2 * MINUTE);
  expect(lengthsIn(lane, WINDOW).has('talk')).toBe(false);
});

describe('the lanes of a call', () => {
  const now = NEW_YEAR + 10 * MINUTE;
  const since = now - 5 * MINUTE;
  const joined = (call: number, at: number): HistoryEntry => ({
    ...muted(1, call, at),
    kind: 'joined',
    found: false,
    muted: false,
    hold: false,
  });
  const left = (call: number, at: number): HistoryEntry => ({
    ...muted(1, call, at),
    kind: 'left',
    reason: null,
    callStatus: null,
  });
  const lanes = (
    entries: readonly HistoryEntry[],
    ...people: Parameters<typeof conferenceView>[1]
  ) => lanesOf(timelineOf(entries, now), conferenceView(conferenceRow(1), people), since);

  it('draw what goes on from the rows, where nothing is kept', () => {
    const held = participantRow(1, 1, {
      inCallSince: NEW_YEAR,
      hold: true,
      heldSince: now - 1_000,
    });
    const [lane] = lanesOf(null, conferenceView(conferenceRow(1), [held]), since);
    expect(lane?.spans.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['in-call', NEW_YEAR, null],
      ['hold', now - 1_000, null],
    ]);
  });

  it('believe the row where the history has not heard that a mute ended', () => {
    const row = participantRow(1, 1, { inCallSince: NEW_YEAR });
    const [lane] = lanes([joined(1, 0), muted(1, 1, MINUTE)], row);
    expect(lane?.spans.filter(({ kind }) => kind === 'mute')).toEqual([]);
  });

  it('name who left within the window after who is there, and forget who left before', () => {
    const row = participantRow(1, 1);
    const entries = [
      joined(1, 0),
      joined(2, 0),
      left(2, 9 * MINUTE),
      joined(3, 0),
      left(3, MINUTE),
    ];
    expect(lanes(entries, row).map((lane) => lane.callSid)).toEqual([callSid(1), callSid(2)]);
  });

  it('keep since when somebody coaches, which no row tells', () => {
    const coaching: HistoryEntry = {
      ...muted(1, 1, MINUTE),
      kind: 'coaching',
      coachedCallSid: callSid(2),
      coached: 'Agent 2',
    };
    const row = participantRow(1, 1, { coaching: true, callSidToCoach: callSid(2) });
    const [lane] = lanes([joined(1, 0), coaching], row);
    expect(lane?.spans).toContainEqual(
      expect.objectContaining({ kind: 'coach', from: NEW_YEAR + MINUTE, to: null }),
    );
    const mutes = [
      joined(1, 0),
      coaching,
      muted(1, 1, 2 * MINUTE),
      { ...muted(1, 1, 3 * MINUTE), kind: 'unmuted' as const },
    ];
    const [heard] = lanes(mutes, row);
    expect(
      heard?.spans
        .filter(({ kind }) => kind === 'coach')
        .map(({ from, to }) => [from - NEW_YEAR, to === null ? null : to - NEW_YEAR]),
    ).toEqual([
      [MINUTE, 2 * MINUTE],
      [3 * MINUTE, null],
    ]);
    // The history has not heard yet that they are unmuted.
    const [unmuted] = lanes(mutes.slice(0, 3), { ...row, audibleSince: NEW_YEAR + 4 * MINUTE });
    expect(unmuted?.spans).toContainEqual(
      expect.objectContaining({ kind: 'coach', from: NEW_YEAR + 4 * MINUTE, to: null }),
    );
    const [silent] = lanes([joined(1, 0), coaching], { ...row, muted: true });
    expect(silent?.spans.filter(({ kind, to }) => kind === 'coach' && to === null)).toEqual([]);
  });
});

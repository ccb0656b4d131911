import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  inverseOf,
  MOST_OFFERS,
  offersAfter,
  type RowOf,
  standingOffers,
  UNDO_MS,
  type UndoableCommand,
  type UndoOffer,
} from '../../../renderer/store/undo-offers.ts';
import { callSid, conferenceSid, participantRow } from '../../support/arbitraries/rows.ts';

const on = (call: number) => ({ conferenceSid: conferenceSid(1), callSid: callSid(call) });
const mute = (call: number, muted = true): UndoableCommand => ({
  kind: 'mute',
  ...on(call),
  muted,
});
const hold = (call: number, held = true): UndoableCommand => ({
  kind: 'hold',
  ...on(call),
  hold: held,
});

function floorOf(...rows: ReturnType<typeof participantRow>[]): RowOf {
  return (_conference, sid) => rows.find((row) => row.callSid === sid);
}

test('the inverse sets the opposite for the same person, and its inverse is what was done', () => {
  expect(inverseOf(mute(1))).toEqual(mute(1, false));
  expect(inverseOf(hold(1, false))).toEqual(hold(1));
  expect(inverseOf(inverseOf(hold(1)))).toEqual(hold(1));
});

test('only mute and hold are offered to be taken back', () => {
  const floor = floorOf(participantRow(1, 1, { muted: true }));
  const listen = { kind: 'listen', conferenceSid: conferenceSid(1) } as const;
  expect(offersAfter([], { id: 'a', command: listen }, floor, 0)).toEqual([]);
  expect(offersAfter([], { id: 'a', command: mute(1) }, floor, 0)).toMatchObject([{ id: 'a' }]);
});

test('a supervisor whom I muted is not offered to be unmuted, one whom I held can be resumed', () => {
  const bo = { label: 'supervisor:other1:Bo', muted: true, hold: true };
  const floor = floorOf(participantRow(1, 1, bo));
  expect(offersAfter([], { id: 'a', command: mute(1) }, floor, 0)).toEqual([]);
  expect(offersAfter([], { id: 'b', command: hold(1) }, floor, 0)).toHaveLength(1);
});

test('an offer goes when somebody else changed it, when they left, and when its time is over', () => {
  const held = floorOf(participantRow(1, 1, { hold: true }));
  const offers = offersAfter([], { id: 'a', command: hold(1) }, held, 0);
  expect(standingOffers(offers, held, UNDO_MS - 1)).toBe(offers);
  expect(standingOffers(offers, held, UNDO_MS)).toEqual([]);
  expect(standingOffers(offers, floorOf(participantRow(1, 1)), 1)).toEqual([]);
  expect(standingOffers(offers, floorOf(), 1)).toEqual([]);
});

test('what is done to the same flag of the same person again takes the place of the offer', () => {
  const floor = floorOf(participantRow(1, 1, { hold: true, muted: true }));
  const first = offersAfter([], { id: 'a', command: hold(1) }, floor, 0);
  const second = offersAfter(first, { id: 'b', command: mute(1) }, floor, 1);
  const third = offersAfter(second, { id: 'c', command: hold(1) }, floor, 2);
  expect(third.map(({ id }) => id)).toEqual(['c', 'b']);
});

const aStep = fc.oneof(
  fc.record({
    kind: fc.constant('confirmed' as const),
    call: fc.integer({ min: 1, max: 5 }),
    flag: fc.constantFrom('mute' as const, 'hold' as const),
    value: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('changed by somebody else' as const),
    call: fc.integer({ min: 1, max: 5 }),
    muted: fc.boolean(),
    hold: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('left' as const), call: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant('time' as const), ms: fc.integer({ min: 0, max: 4_000 }) }),
);

test('whatever happens, each offer is in time, few, the newest first, and undoes what is shown', () => {
  fc.assert(
    fc.property(fc.array(aStep, { maxLength: 60 }), (steps) => {
      const rows = new Map(
        [1, 2, 3, 4, 5].map((call) => [callSid(call), participantRow(1, call)] as const),
      );
      const floor: RowOf = (_conference, sid) => rows.get(sid);
      let offers: readonly UndoOffer[] = [];
      let now = 0;
      steps.forEach((step, index) => {
        if (step.kind === 'time') now += step.ms;
        if (step.kind === 'left') rows.delete(callSid(step.call));
        if (step.kind === 'changed by somebody else') {
          const { muted, hold: held } = step;
          rows.set(callSid(step.call), participantRow(1, step.call, { muted, hold: held }));
        }
        if (step.kind === 'confirmed') {
          const { call, flag, value } = step;
          const row = rows.get(callSid(call));
          const set = flag === 'mute' ? { muted: value } : { hold: value };
          if (row !== undefined) rows.set(callSid(call), { ...row, ...set });
          const command = flag === 'mute' ? mute(call, value) : hold(call, value);
          offers = offersAfter(offers, { id: String(index), command }, floor, now);
          expect(offers.some(({ id }) => id === String(index))).toBe(row !== undefined);
        }
        offers = standingOffers(offers, floor, now);

        expect(offers.length).toBeLessThanOrEqual(MOST_OFFERS);
        expect(offers.map(({ id }) => Number(id))).toEqual(
          offers.map(({ id }) => Number(id)).sort((a, b) => b - a),
        );
        for (const { done, until } of offers) {
          expect(until).toBeGreaterThan(now);
          const row = floor(done.conferenceSid, done.callSid);
          expect(done.kind === 'mute' ? row?.muted === done.muted : row?.hold === done.hold).toBe(
            true,
          );
        }
      });
    }),
  );
});

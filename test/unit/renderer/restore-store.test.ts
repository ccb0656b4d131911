import { beforeEach, expect, test } from 'vitest';
import { planBulk } from '../../../common/floor/bulk.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { canRetry } from '../../../renderer/store/bulk-store.ts';
import { askedOf } from '../../../renderer/store/wishes.ts';
import { callSid, conferenceSid, participantRow } from '../../support/arbitraries/rows.ts';
import { type BulkDesk, openBulkDesk } from './bulk-desk.ts';

let desk: BulkDesk;
beforeEach(async () => {
  desk = await openBulkDesk([1, 2, 3]);
});

const held = (call: number, changes: Partial<ParticipantRow> = {}) =>
  participantRow(1, call, { hold: true, heldSince: 10, ...changes });
const restores = () => desk.restore.getState().plan?.restores.map(({ row }) => row.callSid);

test('a hold of many can be brought back while it is pending, and after it was confirmed', async () => {
  desk.hold([1, 2]);
  expect(restores()).toEqual([callSid(1), callSid(2)]);
  await desk.confirm(held(1));
  await desk.confirm(held(2));
  expect(restores()).toEqual([callSid(1), callSid(2)]);
});

test('nothing is left to bring back once everybody is as before', async () => {
  desk.hold([1, 2]);
  await desk.confirm(held(1));
  await desk.confirm(held(2));
  desk.show(participantRow(1, 1));
  expect(restores()).toEqual([callSid(2)]);
  desk.show(participantRow(1, 2));
  expect(desk.restore.getState().plan).toBeNull();
});

test('whom somebody else held anew since is left alone, and said so', async () => {
  desk.hold([1, 2]);
  await desk.confirm(held(1));
  await desk.confirm(held(2));
  desk.show(participantRow(1, 1));
  desk.show(held(1, { heldSince: 99 }));
  expect(restores()).toEqual([callSid(2)]);
  const { plan } = desk.restore.getState();
  expect(plan?.changedSince.map(({ row }) => row.callSid)).toEqual([callSid(1)]);
});

test('a later act begins anew with whom somebody else changed', async () => {
  desk.hold([1]);
  await desk.confirm(held(1));
  desk.show(participantRow(1, 1));
  desk.show(held(1, { heldSince: 99 }));
  desk.resume([1, 2]);
  await desk.confirm(participantRow(1, 1));
  const { plan } = desk.restore.getState();
  expect(plan?.restores.map(({ row, before }) => [row.callSid, before])).toEqual([
    [callSid(1), true],
  ]);
});

test('of an act that failed nothing is brought back', async () => {
  desk.hold([1]);
  await desk.refuse('refused');
  expect(desk.restore.getState().plan).toBeNull();
});

test('a patch that changes nothing of it draws nothing anew', async () => {
  desk.hold([1, 2]);
  await desk.confirm(held(1));
  await desk.confirm(held(2));
  const before = desk.restore.getState();
  desk.show(participantRow(1, 3, { muted: true }));
  expect(desk.restore.getState()).toBe(before);
});

test('another session has nothing to bring back', async () => {
  desk.hold([1]);
  desk.restore.forget();
  desk.show(held(1));
  expect(desk.restore.getState().plan).toBeNull();
});

test('bringing back sends the opposite for each, and is itself not offered to be taken back', async () => {
  desk.hold([1, 2]);
  await desk.confirm(held(1));
  await desk.confirm(held(2));
  const { plan } = desk.restore.getState();
  if (plan === null) throw new Error('there is something to bring back');
  desk.undo.reset();
  desk.bulk.bringBack(plan);
  expect(desk.inputs()).toMatchObject([
    { command: { kind: 'hold', callSid: callSid(1), hold: false } },
    { command: { kind: 'hold', callSid: callSid(2), hold: false } },
  ]);
  await desk.confirm(participantRow(1, 1));
  await desk.confirm(participantRow(1, 2));
  expect(desk.undo.getState().offers).toEqual([]);
  expect(desk.bulk.getState().run).toMatchObject({ total: 2, confirmed: 2, failed: [] });
});

test('a run counts what was confirmed and keeps who was refused, with the reason', async () => {
  desk.hold([1, 2, 3]);
  await desk.confirm(held(1));
  await desk.refuse('refused');
  expect(desk.bulk.getState().run).toMatchObject({
    total: 3,
    confirmed: 1,
    failed: [{ row: { callSid: callSid(2) }, failure: { code: 'refused' } }],
  });
});

test('a retry asks again only for those for whom it failed, and who are not so by now', async () => {
  desk.hold([1, 2, 3]);
  await desk.confirm(held(1));
  await desk.refuse('throttled');
  await desk.refuse('throttled');
  desk.show(held(2));
  desk.bulk.retry();
  expect(desk.inputs()).toMatchObject([{ command: { kind: 'hold', callSid: callSid(3) } }]);
  expect(desk.bulk.getState().run).toMatchObject({ total: 3, confirmed: 2, failed: [] });
  await desk.confirm(held(3));
  expect(desk.bulk.getState().run).toMatchObject({ total: 3, confirmed: 3 });
});

test('what may have been heard already is not played again by a retry', () => {
  const announce = {
    kind: 'announce',
    conferenceSid: conferenceSid(1),
    callSid: callSid(1),
    url: 'https://example.com/a',
    method: 'POST',
  } as const;
  const failure = { code: 'unknown-outcome', message: '', hint: '' } as const;
  const one = { command: announce, row: participantRow(1, 1), failure };
  expect(canRetry(one)).toBe(false);
  expect(canRetry({ ...one, failure: { ...failure, code: 'throttled' } })).toBe(true);
});

test('a wish that took the place of one of them is no failure', async () => {
  desk.hold([1, 2]);
  await desk.refuse('cancelled');
  expect(desk.bulk.getState().run).toMatchObject({ total: 2, replaced: 1, failed: [] });
});

test('an act on many is one offer to be taken back, of those who are still so', async () => {
  desk.hold([1, 2, 3]);
  for (const call of [1, 2, 3]) await desk.confirm(held(call));
  expect(desk.undo.getState().offers).toHaveLength(1);
  desk.show(participantRow(1, 2));
  desk.undo.undo();
  expect(desk.inputs()).toMatchObject([
    { command: { callSid: callSid(1), hold: false } },
    { command: { callSid: callSid(3), hold: false } },
  ]);
});

test('what is on its way already is not asked for again by an act on many', () => {
  void desk.commands.run({
    kind: 'hold',
    conferenceSid: conferenceSid(1),
    callSid: callSid(1),
    hold: true,
  });
  const { view } = desk.roster.getState();
  if (view === null) throw new Error('there is a floor');
  const rows = [participantRow(1, 1), participantRow(1, 2)];
  const asked = askedOf(desk.commands.getState().pending);
  const plan = planBulk(view, rows, { kind: 'hold', hold: true }, 'me', asked);
  expect(plan.already.map((row) => row.callSid)).toEqual([callSid(1)]);
  desk.bulk.start(plan);
  expect(desk.inputs()).toHaveLength(2);
});

test('an act of which all is on its way already begins nothing that could read as done', () => {
  const { view } = desk.roster.getState();
  if (view === null) throw new Error('there is a floor');
  const rows = [participantRow(1, 1), participantRow(1, 2)];
  const plan = planBulk(view, rows, { kind: 'hold', hold: true }, 'me', () => undefined);
  for (const command of plan.commands) void desk.commands.run(command);
  desk.bulk.start(plan);
  expect(desk.bulk.getState().run).toBeNull();
});

test('the same act once more leaves the one that is under way to be counted', async () => {
  const { view } = desk.roster.getState();
  if (view === null) throw new Error('there is a floor');
  const rows = [participantRow(1, 1), participantRow(1, 2)];
  const plan = planBulk(view, rows, { kind: 'hold', hold: true }, 'me', () => undefined);
  desk.bulk.start(plan);
  desk.bulk.start(plan);
  await desk.confirm(held(1));
  expect(desk.bulk.getState().run).toMatchObject({ total: 2, confirmed: 1 });
});

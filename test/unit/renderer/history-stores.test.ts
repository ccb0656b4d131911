import { describe, expect, test } from 'vitest';
import { type Failure, fail, ok } from '../../../common/failure.ts';
import type { HistoryCall, HistoryCalls } from '../../../common/ipc/history.ts';
import { createCallListStore } from '../../../renderer/features/history/call-list-store.ts';
import {
  createExportStore,
  exportStoreOf,
} from '../../../renderer/features/history/export-store.ts';
import { conferenceSid } from '../../support/arbitraries/facts.ts';
import { accountSid, EVERY_CALL, NEW_YEAR } from '../../support/history/entries.ts';
import { mainByHand } from './main-by-hand.ts';

const UNREADABLE: Failure = {
  code: 'storage',
  message: 'It could not be read.',
  hint: 'Try again.',
};

function call(n: number, commands = 0): HistoryCall {
  const nothing = { longestHoldMs: 0, heldSince: null, failedCommands: 0, coachings: 0, alarms: 0 };
  return {
    accountSid: accountSid(1),
    conferenceSid: conferenceSid(n),
    friendlyName: `Call ${n}`,
    firstAt: NEW_YEAR,
    lastAt: NEW_YEAR,
    endedAt: null,
    people: [],
    peopleCount: 0,
    beganUnseen: false,
    commands,
    ...nothing,
  };
}

const page = (calls: HistoryCall[], next: number | null, isComplete = true): HistoryCalls => ({
  calls,
  next,
  isComplete,
});
const namesOf = (calls: readonly HistoryCall[]) => calls.map(({ friendlyName }) => friendlyName);

describe('the list of calls', () => {
  test('shows what the latest question found, though an earlier answer comes later', async () => {
    const main = mainByHand();
    const list = createCallListStore(main.bridge);
    void list.search({ ...EVERY_CALL, words: 'b' });
    void list.search({ ...EVERY_CALL, words: 'bi' });
    await main.answer(ok(page([call(1), call(2)], null)));
    expect(list.getState().reading).toBe('first');
    await main.answer(ok(page([call(2)], null)));
    expect(list.getState()).toMatchObject({ reading: null, next: null });
    expect(namesOf(list.getState().calls)).toEqual(['Call 2']);
  });

  test('keeps what it shows while the next question is asked', async () => {
    const main = mainByHand();
    const list = createCallListStore(main.bridge);
    void list.search(EVERY_CALL);
    await main.answer(ok(page([call(1)], null)));
    void list.search({ ...EVERY_CALL, words: 'x' });
    expect(namesOf(list.getState().calls)).toEqual(['Call 1']);
    await main.answer(fail(UNREADABLE));
    expect(list.getState()).toMatchObject({ calls: [], reading: null, failure: UNREADABLE });
  });

  test('reads one page at a time, from where the last one ended', async () => {
    const main = mainByHand();
    const list = createCallListStore(main.bridge);
    void list.search(EVERY_CALL);
    await main.answer(ok(page([call(3), call(2)], 20)));
    void list.readMore();
    void list.readMore();
    expect(main.inputs()).toMatchObject([{ before: 20 }]);
    await main.answer(fail(UNREADABLE));
    expect(list.getState()).toMatchObject({ failure: UNREADABLE, next: 20 });
    void list.readMore();
    await main.answer(ok(page([call(1)], null)));
    expect(namesOf(list.getState().calls)).toEqual(['Call 3', 'Call 2', 'Call 1']);
    void list.readMore();
    expect(main.asked()).toEqual([]);
  });

  test('is read again with what is live further down, and keeps its place in the pages', async () => {
    const main = mainByHand();
    const list = createCallListStore(main.bridge);
    void list.search(EVERY_CALL);
    await main.answer(ok(page([call(3), call(2)], 20)));
    void list.readMore();
    await main.answer(ok(page([call(1)], 10)));
    const done = list.refresh([conferenceSid(2), conferenceSid(1)]);
    await main.answer(ok(page([call(4), call(3), call(2, 1)], 20)));
    expect(main.asked()).toEqual(['history:entries']);
    expect(main.inputs()).toMatchObject([{ conferenceSid: conferenceSid(1), limit: 1 }]);
    await main.answer(ok({ call: call(1, 5), entries: [], next: 0, hasMore: false }));
    await done;
    const { calls, next } = list.getState();
    expect(namesOf(calls)).toEqual(['Call 4', 'Call 3', 'Call 2', 'Call 1']);
    expect(calls.map(({ commands }) => commands)).toEqual([0, 0, 1, 5]);
    expect(next).toBe(10);
  });

  test('that could not be read again stays as it was', async () => {
    const main = mainByHand();
    const list = createCallListStore(main.bridge);
    void list.search(EVERY_CALL);
    await main.answer(ok(page([call(1)], null)));
    const before = list.getState();
    void list.refresh([]);
    await main.answer(fail(UNREADABLE));
    expect(list.getState()).toBe(before);
  });

  test('is taken as a whole once all older calls were looked through', async () => {
    const main = mainByHand();
    const list = createCallListStore(main.bridge);
    void list.search(EVERY_CALL);
    await main.answer(ok(page([call(3), call(1)], null, false)));
    expect(list.getState().isComplete).toBe(false);
    void list.refresh([]);
    await main.answer(ok(page([call(3), call(2)], 15)));
    expect(list.getState()).toMatchObject({ isComplete: true, next: 15 });
    expect(namesOf(list.getState().calls)).toEqual(['Call 3', 'Call 2']);
  });

  test('is not read again for a question that was asked meanwhile', async () => {
    const main = mainByHand();
    const list = createCallListStore(main.bridge);
    void list.search(EVERY_CALL);
    await main.answer(ok(page([call(1)], null)));
    void list.refresh([]);
    void list.search({ ...EVERY_CALL, words: 'x' });
    await main.answer(ok(page([call(9)], null)));
    expect(namesOf(list.getState().calls)).toEqual(['Call 1']);
  });
});

describe('an export', () => {
  const request = {
    of: { kind: 'call', conferenceSid: conferenceSid(1) },
    format: 'csv',
    byteOrderMark: false,
  } as const;

  test('tells how far it is, and then what was written', async () => {
    const main = mainByHand();
    const store = createExportStore(main.bridge);
    void store.run(request);
    expect(store.getState().now).toEqual({ kind: 'running', written: null, isStopping: false });
    main.push('history:exporting', { calls: 1, entries: 40 });
    expect(store.getState().now).toMatchObject({ written: { calls: 1, entries: 40 } });
    const exported = { fileName: 'calls.csv', calls: 1, entries: 90 };
    await main.answer(ok(exported));
    expect(store.getState().now).toEqual({ kind: 'done', exported });
    main.push('history:exporting', { calls: 1, entries: 40 });
    expect(store.getState().now).toEqual({ kind: 'done', exported });
    store.dismiss();
    expect(store.getState().now).toEqual({ kind: 'none' });
  });

  test('is one at a time, and is not dismissed while it lasts', () => {
    const main = mainByHand();
    const store = createExportStore(main.bridge);
    void store.run(request);
    void store.run(request);
    store.dismiss();
    expect(main.asked()).toEqual(['history:export']);
    expect(store.getState().now.kind).toBe('running');
  });

  test('that is stopped says so, with the reason that main gives', async () => {
    const main = mainByHand();
    const store = createExportStore(main.bridge);
    void store.stop();
    expect(main.asked()).toEqual([]);
    void store.run(request);
    void store.stop();
    expect(main.asked()).toEqual(['history:export', 'history:stop-export']);
    expect(store.getState().now).toMatchObject({ isStopping: true });
    const failure: Failure = {
      code: 'cancelled',
      message: 'It was stopped.',
      hint: 'Export again.',
    };
    await main.answer(fail(failure));
    expect(store.getState().now).toEqual({ kind: 'failed', failure });
  });

  test('is the same for whichever view looks at it', () => {
    const { bridge } = mainByHand();
    expect(exportStoreOf(bridge)).toBe(exportStoreOf(bridge));
  });
});

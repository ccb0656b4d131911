import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  HistoryEntry,
  HistoryExportRequest,
  HistoryWritten,
} from '../../common/ipc/history.ts';
import {
  createHistoryExporter,
  type SuggestedPlace,
} from '../../main/history/export/history-exporter.ts';
import { conferenceSid } from '../support/arbitraries/facts.ts';
import { command, joined } from '../support/history/call-story.ts';
import { accountSid, EVERY_CALL, muted } from '../support/history/entries.ts';
import { openHistory } from '../support/history/opened-history.ts';
import { readCsv } from '../support/history/read-csv.ts';

let folder: string;
let place: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-export-'));
  place = path.join(folder, 'calls.csv');
});
afterEach(() => rm(folder, { recursive: true }));

const ONE_CALL: HistoryExportRequest = {
  of: { kind: 'call', conferenceSid: conferenceSid(1) },
  format: 'csv',
  byteOrderMark: false,
};
const found = (
  words: string,
  detail: 'calls' | 'entries',
  format: 'csv' | 'json' = 'csv',
): HistoryExportRequest => ({
  of: { kind: 'search', search: { ...EVERY_CALL, words }, detail },
  format,
  byteOrderMark: false,
});

/** An exporter of these entries, for a person who chooses what `choose` answers. */
async function exporterOf(
  entries: readonly HistoryEntry[],
  choose: () => Promise<string | null> = async () => place,
) {
  const { clock, recorder, record } = await openHistory(path.join(folder, 'history.db'));
  record(...entries);
  const suggested: SuggestedPlace[] = [];
  const told: HistoryWritten[] = [];
  const exporter = createHistoryExporter({
    history: recorder,
    clock,
    choosePlace(suggestion) {
      suggested.push(suggestion);
      return choose();
    },
    onProgress: (written) => told.push(written),
  });
  return {
    suggested,
    told,
    stop: exporter.stop,
    run: (request: HistoryExportRequest) =>
      patiently(exporter.run(accountSid(1), request), () => clock.pass(1)),
  };
}

/** Virtual time passes beside the real disk until it is done. */
async function patiently<T>(promise: Promise<T>, pass: () => Promise<void>): Promise<T> {
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  promise.then(end, end);
  while (!isDone) await pass();
  return promise;
}

const manyCalls = (count: number, each: number) =>
  Array.from({ length: count }, (_, conf) =>
    Array.from({ length: each }, (__, n) => muted(conf + 1, n + 1, conf * 1_000 + n)),
  ).flat();
const left = () => readdirSync(folder).filter((name) => !name.startsWith('history.db'));

describe('an export', () => {
  test('of one call has all of it, over several pages', async () => {
    const { run, suggested } = await exporterOf(manyCalls(2, 1_234));
    expect(await run(ONE_CALL)).toEqual({
      ok: true,
      value: { fileName: 'calls.csv', calls: 1, entries: 1_234 },
    });
    const [names = [], ...lines] = readCsv(await readFile(place, 'utf8'));
    expect(lines).toHaveLength(1_234);
    expect(lines[1_233]?.[names.indexOf('who')]).toBe('Agent 1234');
    expect(suggested).toEqual([{ name: `earshot-call-${conferenceSid(1)}.csv`, format: 'csv' }]);
    expect(left()).toEqual(['calls.csv']);
  });

  test('of a search has the calls that it finds, the latest first, whatever their number', async () => {
    const entries = [...manyCalls(450, 2), { ...joined(1, 0), friendlyName: 'Other' }];
    const { run, suggested } = await exporterOf(entries);
    expect(await run(found('call', 'calls'))).toMatchObject({ value: { calls: 449, entries: 0 } });
    const [names = [], ...lines] = readCsv(await readFile(place, 'utf8'));
    const calls = lines.map((cells) => cells[names.indexOf('call')]);
    expect(calls).toEqual(Array.from({ length: 449 }, (_, index) => `Call ${450 - index}`));
    expect(suggested).toEqual([{ name: 'earshot-calls-2026-01-01-0000.csv', format: 'csv' }]);
  });

  test('as JSON has each call with its entries', async () => {
    const { run } = await exporterOf([...manyCalls(3, 2), command(1, 9_000, 'mute')]);
    expect(await run(found('', 'entries', 'json'))).toMatchObject({
      value: { calls: 3, entries: 7 },
    });
    const read = JSON.parse(await readFile(place, 'utf8'));
    expect(read.calls).toMatchObject([
      { friendlyName: 'Call 3', entries: [{ kind: 'muted', who: 'Agent 1' }, {}] },
      { friendlyName: 'Call 2' },
      {
        commands: 1,
        entries: [{}, {}, { act: 'mute', who: 'Sam', at: '2026-01-01T00:00:09.000Z' }],
      },
    ]);
  });

  test('tells how far it is from when a place was chosen, and never less than before', async () => {
    const { run, told } = await exporterOf(manyCalls(450, 2));
    await run(found('', 'entries'));
    expect(told[0]).toEqual({ calls: 0, entries: 0 });
    expect(told.map(({ entries }) => entries)).toEqual(
      told.map(({ entries }) => entries).toSorted((a, b) => a - b),
    );
    expect(told.length).toBeLessThan(100);
  });

  test('that finds nothing is a table without lines', async () => {
    const { run } = await exporterOf([]);
    expect(await run(found('nobody', 'entries'))).toMatchObject({ value: { calls: 0 } });
    expect(readCsv(await readFile(place, 'utf8'))).toHaveLength(1);
  });

  test('replaces what lay there when it is whole', async () => {
    await writeFile(place, 'old');
    const { run } = await exporterOf(manyCalls(1, 1));
    expect(await run(ONE_CALL)).toMatchObject({ ok: true });
    expect(await readFile(place, 'utf8')).toMatch(/^time,/);
  });
});

describe('an export that does not succeed', () => {
  test('since the person turned away from the dialog says so and writes nothing', async () => {
    const { run } = await exporterOf(manyCalls(1, 1), async () => null);
    expect(await run(ONE_CALL)).toMatchObject({
      ok: false,
      error: { code: 'cancelled', message: expect.stringContaining('no file was chosen') },
    });
    expect(left()).toEqual([]);
  });

  test.skipIf(!existsSync('/dev/full'))(
    'since the disk is full says so, and what lay there before is as it was',
    async () => {
      await writeFile(place, 'old');
      await symlink('/dev/full', `${place}.unfinished`);
      const { run } = await exporterOf(manyCalls(1, 500));
      expect(await run(ONE_CALL)).toMatchObject({
        ok: false,
        error: { code: 'storage', message: expect.stringContaining('the disk is full') },
      });
      expect(left()).toEqual(['calls.csv']);
      expect(await readFile(place, 'utf8')).toBe('old');
    },
  );

  test('since the folder is gone, or the place is a folder, leaves nothing of itself', async () => {
    const { run } = await exporterOf(manyCalls(1, 1));
    place = path.join(folder, 'missing', 'calls.csv');
    expect(await run(ONE_CALL)).toMatchObject({ ok: false, error: { code: 'storage' } });
    place = path.join(folder, 'taken.csv');
    await mkdir(path.join(place, 'inside'), { recursive: true });
    expect(await run(ONE_CALL)).toMatchObject({ ok: false, error: { code: 'storage' } });
    expect(left()).toEqual(['taken.csv']);
  });

  test('since it was stopped says so and leaves nothing', async () => {
    const { run, stop } = await exporterOf(manyCalls(300, 3), async () => {
      stop();
      return place;
    });
    expect(await run(found('', 'entries'))).toMatchObject({
      ok: false,
      error: { code: 'cancelled', message: expect.stringContaining('was stopped') },
    });
    expect(left()).toEqual([]);
    expect(await run(ONE_CALL)).toMatchObject({ error: { code: 'cancelled' } });
  });

  test('since it was stopped before it found anything says so and leaves nothing', async () => {
    await writeFile(place, 'old');
    const { run, stop } = await exporterOf([], async () => {
      stop();
      return place;
    });
    expect(await run(found('nobody', 'entries'))).toMatchObject({
      ok: false,
      error: { code: 'cancelled', message: expect.stringContaining('was stopped') },
    });
    expect(left()).toEqual(['calls.csv']);
    expect(await readFile(place, 'utf8')).toBe('old');
  });

  test('since nothing is known of the call any more says so', async () => {
    const { run } = await exporterOf([]);
    expect(await run(ONE_CALL)).toMatchObject({ ok: false, error: { code: 'gone' } });
    expect(left()).toEqual([]);
  });

  test('since another is under way says so, and does not hinder that one', async () => {
    const { run } = await exporterOf(manyCalls(1, 1));
    const [first, second] = await Promise.all([run(ONE_CALL), run(ONE_CALL)]);
    expect([first, second]).toMatchObject([
      { ok: true },
      { ok: false, error: { code: 'not-ready' } },
    ]);
  });
});

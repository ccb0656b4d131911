import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ok } from '../../common/failure.ts';
import { inOrder } from '../../common/history/in-order.ts';
import type { HistoryState } from '../../common/ipc/history.ts';
import type { HistorySettings } from '../../common/ipc/settings.ts';
import {
  createHistoryRecorder,
  GATHER_MS,
  MOST_WAITING,
  RETRY_MS,
  TIDY_EVERY_MS,
} from '../../main/history/history-recorder.ts';
import type { Sqlite } from '../../main/history/sqlite.ts';
import { conferenceSid } from '../support/arbitraries/facts.ts';
import { accountSid, callNamed, EVERY_CALL, muted, NEW_YEAR } from '../support/history/entries.ts';
import { createManualClock } from '../unit/twilio/manual-clock.ts';

const DAY_MS = 24 * 60 * 60_000;
const ROOMY: HistorySettings = { keepDays: 30, maxMegabytes: 500 };

/** Of a call on which nobody held anybody or asked for anything. */
const QUIET = {
  peopleCount: 1,
  beganUnseen: false,
  longestHoldMs: 0,
  heldSince: null,
  commands: 0,
  failedCommands: 0,
  coachings: 0,
  alarms: 0,
};

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-history-'));
  file = path.join(folder, 'history.db');
});
afterEach(() => rm(folder, { recursive: true }));

/** A recorder of `file` in virtual time, opened before it is handed out. */
async function open({
  limits = ROOMY,
  loadSqlite = async (): Promise<Sqlite> => Database,
}: {
  readonly limits?: HistorySettings | null;
  readonly loadSqlite?: () => Promise<Sqlite>;
} = {}) {
  const clock = createManualClock();
  const states: HistoryState[] = [];
  const recorder = createHistoryRecorder({
    file,
    loadSqlite,
    clock,
    limits: () => limits,
    onState: (state) => states.push(state),
  });
  await clock.pass(0);
  const { record, state } = recorder;
  return {
    clock,
    record,
    state,
    states,
    async calls(account = 1, limit = 100) {
      const query = { accountSid: accountSid(account), search: EVERY_CALL, before: null, limit };
      const page = await clock.passUntil(recorder.calls(query));
      return page.ok ? ok(page.value.calls) : page;
    },
    /** Everything of one call, in the order in which it happened. */
    async timeline(conf: number, account = 1) {
      const query = { ...callNamed(conf, account), after: null, limit: 10_000 };
      const page = await clock.passUntil(recorder.entries(query));
      return page.ok ? ok(inOrder(page.value.entries)) : page;
    },
    async close() {
      const closed = recorder.close();
      await clock.pass(1_000);
      await closed;
    },
  };
}

/** SQLite with a limit that can be set and taken away while it runs. */
function limitedSqlite() {
  const limit = { pages: Number.MAX_SAFE_INTEGER };
  class Limited extends Database {
    override exec(sql: string): this {
      super.exec(`PRAGMA max_page_count = ${Math.min(limit.pages, 1_000_000)}`);
      return super.exec(sql);
    }
  }
  return { limit, loadSqlite: async (): Promise<Sqlite> => Limited };
}

describe('what is recorded', () => {
  test('is read back in the order in which it happened, before it is on the disk and after', async () => {
    const first = await open();
    const entries = [muted(1, 1, 3_000), muted(1, 2, 1_000), muted(1, 1, 2_000)];
    for (const entry of entries) first.record(entry);
    const inOrder = [entries[1], entries[2], entries[0]];
    expect(await first.timeline(1)).toEqual({ ok: true, value: inOrder });
    await first.close();

    const second = await open();
    expect(await second.timeline(1)).toEqual({ ok: true, value: inOrder });
    expect(second.states).toMatchObject([{ state: 'recording', failure: null, notice: null }]);
    await second.close();
  });

  test('is written soon, whether or not anybody reads it', async () => {
    const { record, clock, close } = await open();
    record(muted(1, 1, 1_000));
    await clock.pass(GATHER_MS);
    const other = new Database(file);
    expect(other.prepare('SELECT count(*) AS count FROM entries').get()).toMatchObject({
      count: 1,
    });
    other.close();
    await close();
  });

  test('of two accounts stays apart, even under one conference SID', async () => {
    const { record, timeline, calls, close } = await open();
    record(muted(1, 1, 1_000));
    record({ ...muted(1, 2, 2_000), accountSid: accountSid(2) });
    expect(await timeline(1, 1)).toMatchObject({ value: [{ who: 'Agent 1' }] });
    expect(await timeline(1, 2)).toMatchObject({ value: [{ who: 'Agent 2' }] });
    expect(await calls(2)).toMatchObject({
      value: [{ firstAt: NEW_YEAR + 2_000, lastAt: NEW_YEAR + 2_000 }],
    });
    await close();
  });

  test('makes a list of calls, the latest first, with their times and their end', async () => {
    const { record, calls, close } = await open();
    record(muted(1, 1, 1_000));
    record(muted(2, 1, 5_000));
    record({ ...muted(1, 1, 3_000), kind: 'conference-ended', reason: null });
    // An alarm that came when the name was not known any more.
    record({ ...muted(1, 1, 3_500), friendlyName: '' });
    expect(await calls()).toEqual({
      ok: true,
      value: [
        {
          ...QUIET,
          ...callNamed(2),
          people: ['Agent 1'],
          friendlyName: 'Call 2',
          firstAt: NEW_YEAR + 5_000,
          lastAt: NEW_YEAR + 5_000,
          endedAt: null,
        },
        {
          ...QUIET,
          ...callNamed(1),
          people: ['Agent 1'],
          friendlyName: 'Call 1',
          firstAt: NEW_YEAR + 1_000,
          lastAt: NEW_YEAR + 3_500,
          endedAt: NEW_YEAR + 3_000,
        },
      ],
    });
    expect(await calls(1, 1)).toMatchObject({ value: [{ friendlyName: 'Call 2' }] });
    await close();
  });

  test('before a caller’s number was known shows it when it is read', async () => {
    const { record, timeline, close } = await open();
    record({ ...muted(1, 1, 1_000), who: null });
    record(muted(1, 1, 2_000));
    expect(await timeline(1)).toMatchObject({ value: [{ who: 'Agent 1' }, { who: 'Agent 1' }] });
    await close();
  });

  test('and cannot be kept is counted, and does not hold up the rest', async () => {
    const { record, timeline, state, close } = await open();
    record(muted(1, 1, Number.NaN));
    record(muted(1, 2, 2_000));
    expect(await timeline(1)).toMatchObject({ value: [{ who: 'Agent 2' }] });
    expect(state()).toMatchObject({ state: 'recording', dropped: 1 });
    await close();
  });
});

describe('a file that cannot be used', () => {
  const damaged = async () => writeFile(file, 'not a database '.repeat(1_000));
  const foreign = async () => {
    const other = new Database(file);
    other.exec('CREATE TABLE recipes (name TEXT)');
    other.close();
  };
  const newer = async () => {
    const first = await open();
    await first.close();
    const other = new Database(file);
    other.exec('PRAGMA user_version = 1000');
    other.close();
  };

  test.each([
    ['damaged', damaged, 'it was damaged'],
    ['of another program', foreign, 'it was not written by Earshot'],
    ['of a newer Earshot', newer, 'a newer Earshot wrote it'],
  ])('since it is %s is set aside whole, said, and a new one is begun', async (_, make, why) => {
    await make();
    const before = await readFile(file);
    const { record, timeline, state, close } = await open();
    record(muted(1, 1, 1_000));
    expect(await timeline(1)).toMatchObject({ ok: true, value: [{ who: 'Agent 1' }] });
    const { notice } = state();
    expect(state()).toMatchObject({ state: 'recording', failure: null });
    expect(notice?.message).toContain(why);
    await close();
    const aside = path.join(folder, 'history.unusable-2026-01-01-000000.db');
    expect(notice?.hint).toContain(aside);
    expect(await readFile(aside)).toEqual(before);

    const again = await open();
    expect(again.state().notice).toBeNull();
    expect(await again.timeline(1)).toMatchObject({ ok: true, value: [{ who: 'Agent 1' }] });
    await again.close();
  });

  test('since it was damaged while it was in use is set aside with what belongs to it', async () => {
    const first = await open();
    for (let call = 1; call <= 2_000; call += 1) first.record(muted(1, call, call));
    await first.close();
    const content = await readFile(file);
    // All pages but the first, which names the tables.
    await writeFile(file, content.fill(0xa5, 4_096));

    const { record, timeline, state, close } = await open();
    record(muted(1, 1, 9_000));
    await timeline(1);
    expect(state().notice?.message).toContain('it was damaged');
    expect(await timeline(1)).toMatchObject({ ok: true, value: [{ at: NEW_YEAR + 9_000 }] });
    await close();
    expect(readdirSync(folder)).toContain('history.unusable-2026-01-01-000000.db');
  });

  test('does not lead to one new file after another on a disk that spoils them all', async () => {
    class Spoiled extends Database {
      override prepare(): never {
        throw new Database.SqliteError('database disk image is malformed', 'SQLITE_CORRUPT', 11);
      }
    }
    const { clock, state, close } = await open({ loadSqlite: async () => Spoiled });
    await clock.pass(10 * RETRY_MS);
    expect(state()).toMatchObject({ state: 'stopped', failure: { code: 'storage' } });
    expect(readdirSync(folder).length).toBeLessThanOrEqual(4);
    await close();
  });
});

describe('a disk that refuses', () => {
  test('because it is full stops the recording in words; what waited is kept when there is room', async () => {
    const { limit, loadSqlite } = limitedSqlite();
    const { record, clock, state, states, timeline, close } = await open({ loadSqlite });
    limit.pages = 20;
    for (let call = 1; call <= 2_000; call += 1) record(muted(1, call, call));
    await clock.pass(5_000);
    expect(state()).toMatchObject({ state: 'stopped', notice: null, dropped: 0 });
    expect(state().failure?.message).toContain('The disk is full');

    limit.pages = Number.MAX_SAFE_INTEGER;
    await clock.pass(RETRY_MS + 5_000);
    expect(state()).toMatchObject({ state: 'recording', failure: null, dropped: 0 });
    expect(states.map(({ state: name }) => name)).toEqual(['recording', 'stopped', 'recording']);
    const all = await timeline(1);
    expect(all.ok && new Set(all.value.map(({ callSid }) => callSid)).size).toBe(2_000);
    await close();
  });

  test('because the folder cannot be written says which, and goes on when it can', async () => {
    const place = path.join(folder, 'place');
    file = path.join(place, 'history.db');
    await writeFile(place, 'a file where the folder should be');
    const { record, clock, state, calls, timeline, close } = await open();
    record(muted(1, 1, 1_000));
    expect(await calls()).toMatchObject({ ok: false, error: { code: 'storage' } });
    expect(state().failure?.message).toContain(`may not write into ${place}`);

    await rm(place);
    await mkdir(place);
    await clock.pass(RETRY_MS);
    expect(await timeline(1)).toMatchObject({ ok: true, value: [{ who: 'Agent 1' }] });
    await close();
  });

  test('for long costs what does not fit, and the number is told', async () => {
    file = path.join(folder, 'missing', 'history.db');
    const { record, clock, states, close } = await open();
    for (let call = 1; call <= MOST_WAITING + 7; call += 1) record(muted(1, call, call));
    await clock.pass(RETRY_MS);
    expect(states.at(-1)).toMatchObject({ state: 'stopped', dropped: 7 });
    await close();
    expect(states.at(-1)).toMatchObject({ dropped: MOST_WAITING + 7 });
  });

  test('a database that does not start is a state, and everything else works', async () => {
    const loadSqlite = () => Promise.reject(new Error('Cannot find module @libsql/linux-x64-gnu'));
    const { record, timeline, state, close } = await open({ loadSqlite });
    record(muted(1, 1, 1_000));
    expect(state()).toMatchObject({ state: 'stopped', dropped: 1 });
    expect(state().failure?.message).toContain('its database did not start');
    expect(await timeline(1)).toMatchObject({ ok: false, error: { code: 'storage' } });
    await close();
    expect(existsSync(file)).toBe(false);
  });
});

describe('old calls', () => {
  test('are forgotten after the days that are set, and others stay', async () => {
    const { record, clock, calls, timeline, close } = await open({
      limits: { ...ROOMY, keepDays: 7 },
    });
    record(muted(1, 1, -8 * DAY_MS));
    record(muted(2, 1, -6 * DAY_MS));
    // It began long ago and goes on.
    record(muted(3, 1, -9 * DAY_MS));
    record(muted(3, 1, -1 * DAY_MS));
    await clock.pass(2 * TIDY_EVERY_MS);
    expect(await calls()).toMatchObject({
      value: [{ conferenceSid: conferenceSid(3) }, { conferenceSid: conferenceSid(2) }],
    });
    expect(await timeline(1)).toEqual({ ok: true, value: [] });
    expect(await timeline(3)).toMatchObject({ value: [{}, {}] });
    await close();
  });

  test('stay, however old, while nobody knows how long they are to be kept', async () => {
    const { record, clock, timeline, close } = await open({ limits: null });
    record(muted(1, 1, -4_000 * DAY_MS));
    await clock.pass(2 * TIDY_EVERY_MS);
    expect(await timeline(1)).toMatchObject({ value: [{}] });
    await close();
  });

  test('go first when the file is too large, and the file shrinks', async () => {
    const limits = { ...ROOMY };
    const { record, clock, calls, close } = await open({ limits });
    const played = 'x'.repeat(1_000);
    for (let conf = 1; conf <= 100; conf += 1) {
      for (let n = 0; n < 100; n += 1) {
        const entry = muted(conf, n, conf * 1_000 + n);
        record({ ...entry, kind: 'announcement', played, failure: null });
      }
      await clock.pass(GATHER_MS);
    }
    await calls();
    const before = await stat(file);
    Object.assign(limits, { maxMegabytes: 7 });
    await clock.pass(2 * TIDY_EVERY_MS);
    const left = await calls(1, 1_000);
    await close();
    const after = await stat(file);
    expect(before.size).toBeGreaterThan(10_000_000);
    expect(after.size).toBeLessThan(7_000_000);
    if (!left.ok) throw new Error(left.error.message);
    expect(left.value.length).toBeGreaterThan(20);
    const kept = left.value.map(({ conferenceSid: sid }) => sid);
    const newest = Array.from(kept, (_, index) => conferenceSid(100 - index));
    expect(kept).toEqual(newest);
  });
});

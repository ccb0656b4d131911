import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { foldText } from '../../common/floor/fold-text.ts';
import { inOrder } from '../../common/history/in-order.ts';
import { summaryOf } from '../../common/history/summary.ts';
import { timelineOf } from '../../common/history/timeline.ts';
import type { HistoryCall, HistoryEntry, HistorySearch } from '../../common/ipc/history.ts';
import { rowFromEntry } from '../../main/history/entry-row.ts';
import * as sql from '../../main/history/sql.ts';
import { conferenceSid } from '../support/arbitraries/facts.ts';
import {
  coaching,
  command,
  ended,
  entryOf,
  FAILED,
  held,
  joined,
  resumed,
  started,
  trueStory,
} from '../support/history/call-story.ts';
import { accountSid, EVERY_CALL, muted, NEW_YEAR } from '../support/history/entries.ts';
import { openHistory } from '../support/history/opened-history.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-history-'));
  file = path.join(folder, 'history.db');
});
afterEach(() => rm(folder, { recursive: true }));

/** The same entry on another call. */
const on = (conf: number, entry: HistoryEntry, friendlyName = `Call ${conf}`): HistoryEntry => ({
  ...entry,
  conferenceSid: conferenceSid(conf),
  friendlyName,
});
const numbersOf = (calls: readonly HistoryCall[]) =>
  calls.map(({ conferenceSid: sid }) => Number.parseInt(sid.slice(2), 16));

describe('a search', () => {
  test('finds several words in any order, over names, labels, numbers and SIDs', async () => {
    const { record, page, close } = await openHistory(file);
    record(
      on(1, { ...joined(1, 0), who: 'Søren Ågård' }, 'Billing 7'),
      on(1, { ...joined(2, 10), who: '+15550100199' }, 'Billing 7'),
      on(2, { ...joined(1, 0), who: 'Søren Ågård' }, 'Sales 14'),
      on(3, { ...joined(3, 0), who: '100%_[sure]*?' }, 'Sales 4'),
    );
    const found = async (words: string) => numbersOf((await page({ words })).calls);
    expect(await found('agard BILLING')).toEqual([1]);
    expect(await found('soren')).toEqual([2, 1]);
    expect(await found('(555) 010-0199')).toEqual([1]);
    expect(await found('+1555')).toEqual([1]);
    expect(await found('+555')).toEqual([]);
    expect(await found('sales 4')).toEqual([3]);
    // One number that was typed with spaces, or several.
    expect(await found('555 010 0199')).toEqual([1]);
    expect(await found('0199 15550')).toEqual([1]);
    expect(await found('0199 15551')).toEqual([]);
    expect(await found('[sure]*?')).toEqual([3]);
    expect(await found('%_[')).toEqual([3]);
    expect(await found(conferenceSid(2))).toEqual([2]);
    // Half in one name and half in the next.
    expect(await found('agard+1555')).toEqual([]);
    expect(await found('')).toEqual([3, 2, 1]);
    await close();
  });

  test('narrows by day, by who gave commands, by hold, by failed command and by coaching', async () => {
    const { record, page, close } = await openHistory(file);
    record(
      on(1, joined(1, 0)),
      on(1, held(1, 10_000)),
      on(1, resumed(1, 130_000)),
      on(2, command(1, 200_000, 'mute', { who: 'Kim Lee' })),
      on(3, command(1, 300_000, 'mute', { who: 'Sam', failure: FAILED })),
      on(4, coaching(9, 400_000, 1)),
    );
    const found = async (wanted: Partial<HistorySearch>) => numbersOf((await page(wanted)).calls);
    expect(await found({ heldForMs: 120_000 })).toEqual([1]);
    expect(await found({ heldForMs: 120_001 })).toEqual([]);
    expect(await found({ by: 'lee KIM' })).toEqual([2]);
    expect(await found({ hadFailedCommand: true })).toEqual([3]);
    expect(await found({ wasCoached: true })).toEqual([4]);
    const from = NEW_YEAR + 130_000;
    expect(await found({ from, to: NEW_YEAR + 300_000 })).toEqual([3, 2, 1]);
    expect(await found({ from: from + 1, to: NEW_YEAR + 299_999 })).toEqual([2]);
    expect(await found({ by: 'sam', wasCoached: true })).toEqual([]);
    await close();
  });

  test('finds a hold that goes on, as far as it is known to', async () => {
    const first = await openHistory(file);
    first.record(on(1, joined(1, 0)), on(1, held(1, 1_000)));
    await first.clock.pass(400_000);
    const long = { heldForMs: 300_000 };
    expect((await first.page(long)).calls).toMatchObject([{ heldSince: NEW_YEAR + 1_000 }]);
    await first.close();

    // Closed meanwhile: nobody saw how it went on.
    const second = await openHistory(file, 500_000);
    second.record(on(2, { ...muted(2, 1, 600_000) }));
    expect(numbersOf((await second.page(long)).calls)).toEqual([]);
    expect(numbersOf((await second.page()).calls)).toEqual([2, 1]);
    await second.close();
  });

  test('agrees with a search that reads every entry', async () => {
    const stories = fc.array(trueStory, { minLength: 1, maxLength: 12 });
    const wanted = fc.record({
      words: fc.constantFrom('', '1', 'agent 2', 'call 3'),
      by: fc.constantFrom('', 'sam', 'kim'),
      from: fc.option(fc.nat(60_000).map((at) => NEW_YEAR + at)),
      to: fc.option(fc.nat(60_000).map((at) => NEW_YEAR + at)),
      heldForMs: fc.option(fc.nat(20_000)),
      hadFailedCommand: fc.boolean(),
      wasCoached: fc.boolean(),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(stories, fc.array(wanted, { minLength: 5 }), async (calls, searches) => {
        run += 1;
        const { record, page, close } = await openHistory(path.join(folder, `${run}.db`));
        // Ended, so that no hold goes on.
        const told = calls.map((story, index) =>
          [...story, ended(400_000)].map((entry) => on(index + 1, entry)),
        );
        for (const story of told) record(...story);
        for (const search of searches) {
          const expected = told
            .flatMap((story, index) => (isMeant(story, search) ? [index + 1] : []))
            .reverse();
          expect(numbersOf((await page(search)).calls)).toEqual(expected);
        }
        await close();
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

/** Whether a search means a call, by its entries. */
function isMeant(entries: readonly HistoryEntry[], search: HistorySearch): boolean {
  const times = entries.map(({ at }) => at);
  const names = entries.flatMap(({ friendlyName, who, kind }) =>
    kind === 'command' ? [] : [friendlyName, who ?? ''],
  );
  const tokens = names.flatMap((name) => foldText(name).split(' '));
  const summary = summaryOf(timelineOf(entries, NEW_YEAR + 400_000), NEW_YEAR + 400_000);
  const by = entries.some(({ kind, who }) => kind === 'command' && who === 'Sam');
  return (
    search.words
      .split(' ')
      .every((word) => word === '' || tokens.some((one) => one.startsWith(word))) &&
    (search.by === '' || (search.by === 'sam' && by)) &&
    Math.max(...times) >= (search.from ?? 0) &&
    Math.min(...times) <= (search.to ?? Number.POSITIVE_INFINITY) &&
    (search.heldForMs === null || (summary.longestHold?.ms ?? 0) >= search.heldForMs) &&
    (!search.hadFailedCommand || summary.failedCommands > 0) &&
    (!search.wasCoached || summary.coachings > 0)
  );
}

describe('pages', () => {
  test('leave no call out and tell none twice while entries of all of them come in', async () => {
    const { record, page, close } = await openHistory(file);
    for (let conf = 1; conf <= 25; conf += 1) record(on(conf, muted(conf, 1, conf * 1_000)));
    const told: number[] = [];
    let next: number | null = null;
    for (let count = 1; count === 1 || next !== null; count += 1) {
      const found = await page({}, next, 4);
      told.push(...numbersOf(found.calls));
      next = found.next;
      // Old calls are heard of again, an early time becomes known, and a new call begins.
      for (let conf = 1; conf <= 25; conf += 3) {
        record(on(conf, muted(conf, 2, 100_000 * count)), on(conf, muted(conf, 3, -1_000 * count)));
      }
      record(on(100 + count, muted(100 + count, 1, 50_000 * count)));
    }
    expect(told).toEqual(Array.from({ length: 25 }, (_, index) => 25 - index));
    await close();
  });

  test('of a search that finds little go through all calls, though few are looked at at a time', async () => {
    const { record, page, close } = await openHistory(file);
    const rare = [3, 1_200, 2_400];
    for (let conf = 1; conf <= 2_500; conf += 1) {
      record(on(conf, muted(conf, 1, conf), rare.includes(conf) ? 'Rare' : 'Call'));
    }
    expect(numbersOf((await page({ words: 'rare' })).calls)).toEqual([2_400, 1_200, 3]);
    const first = await page({ words: 'rare' }, null, 2);
    expect(numbersOf(first.calls)).toEqual([2_400, 1_200]);
    expect(numbersOf((await page({ words: 'rare' }, first.next, 2)).calls)).toEqual([3]);
    await close();
  });

  test('of entries follow a call that goes on', async () => {
    const { record, entries, close } = await openHistory(file);
    const all = Array.from({ length: 7 }, (_, index) => muted(1, index + 1, 1_000 - index));
    record(...all.slice(0, 5));
    const first = await entries(1, null, 3);
    expect(first).toMatchObject({ entries: all.slice(0, 3), hasMore: true });
    const second = await entries(1, first.next, 3);
    expect(second).toMatchObject({ entries: all.slice(3, 5), hasMore: false });
    expect(await entries(1, second.next)).toMatchObject({ entries: [], next: second.next });
    record(...all.slice(5));
    expect(await entries(1, second.next)).toMatchObject({ entries: all.slice(5), hasMore: false });
    expect(await entries(9)).toEqual({ call: null, entries: [], next: 0, hasMore: false });
    await close();
  });

  test('are refused once the history is closed, whoever still asks for more', async () => {
    const { recorder, record, page, close } = await openHistory(file);
    record(joined(1, 1));
    await page();
    await close();
    const query = { accountSid: accountSid(1), search: EVERY_CALL, before: null, limit: 1 };
    expect(await recorder.calls(query)).toMatchObject({ ok: false, error: { code: 'not-ready' } });
  });
});

describe('a call that was found under way', () => {
  test('began when it did, and somebody is on hold since they are', async () => {
    const { record, page, close } = await openHistory(file, 1_000_000);
    const since = { inCallSince: NEW_YEAR + 20, heldSince: NEW_YEAR + 600_000 };
    record(
      on(1, started(1_000_000, true, 10)),
      on(1, joined(1, 1_000_001, { found: true, hold: true, ...since })),
      on(2, started(1_000_000, true)),
    );
    const { calls } = await page();
    expect(calls).toMatchObject([
      { conferenceSid: conferenceSid(2), firstAt: NEW_YEAR + 1_000_000, beganUnseen: true },
      { firstAt: NEW_YEAR + 10, beganUnseen: false, heldSince: NEW_YEAR + 600_000 },
    ]);
    expect(numbersOf((await page({ heldForMs: 400_000 })).calls)).toEqual([1]);
    expect(numbersOf((await page({ to: NEW_YEAR + 500_000 })).calls)).toEqual([1]);
    await close();
  });

  test('counts everybody on it, and names them when their name is told', async () => {
    const { record, page, entries, close } = await openHistory(file);
    const lone = { ...joined(1, 10), who: null };
    record(on(1, started(0, true, 0)), on(1, lone), on(1, joined(2, 20)));
    expect((await page()).calls).toMatchObject([{ people: ['Agent 2'], peopleCount: 2 }]);
    record(on(1, { ...entryOf(1, 30, { kind: 'named' }), who: '+15550100199' }));
    expect((await page()).calls).toMatchObject([
      { people: ['+15550100199', 'Agent 2'], peopleCount: 2 },
    ]);
    expect(numbersOf((await page({ words: '0199' })).calls)).toEqual([1]);
    expect((await entries(1)).entries[1]).toMatchObject({ kind: 'joined', who: '+15550100199' });
    await close();
  });
});

describe('a file of an older Earshot', () => {
  test('that had digests has them made of the entries once more', async () => {
    writeAsBefore(file, [[started(1_000, true), { ...joined(1, 1_000), who: null }]]);
    const database = new Database(file);
    database.exec(sql.MIGRATIONS[1] ?? '');
    const old = '{"people":[],"by":[],"longestHoldMs":0,"lastAt":null}';
    database.prepare(sql.PUT_DIGEST).run(1, '', '', 0, null, 0, 0, old);
    database.exec('UPDATE conferences SET digested = 1; PRAGMA user_version = 2');
    database.close();
    const { clock, page, close } = await openHistory(file);
    await clock.pass(5_000);
    expect(await page()).toMatchObject({
      isComplete: true,
      calls: [{ peopleCount: 1, beganUnseen: true }],
    });
    await close();
  });

  test('keeps what it has, and its calls are found after a moment, as new ones are', async () => {
    const story = fc.sample(trueStory, { seed: 7, numRuns: 45 });
    const calls = story.map((entries, index) => entries.map((entry) => on(index + 1, entry)));
    writeAsBefore(file, calls);

    const { clock, record, page, entries, close } = await openHistory(file);
    // One that is heard of at once is read as a whole.
    const news = on(2, command(1, 999_000, 'mute', { who: 'Kim' }));
    record(news);
    expect(numbersOf((await page({ by: 'kim' })).calls)).toEqual([2]);
    await clock.pass(5_000);
    const found = await page();
    expect(found.isComplete).toBe(true);
    const later = await openHistory(path.join(folder, 'new.db'));
    for (const call of calls) later.record(...call);
    later.record(news);
    const asNew = await later.page();
    expect(found.calls).toEqual(asNew.calls);
    expect(inOrder((await entries(1)).entries)).toEqual(inOrder(calls[0] ?? []));
    await later.close();
    await close();
  });

  test('says that a search is not complete while it is looked through', async () => {
    writeAsBefore(
      file,
      Array.from({ length: 60 }, (_, index) => [muted(index + 1, 1, 0)]),
    );
    const { page, close } = await openHistory(file);
    expect((await page()).isComplete).toBe(false);
    await close();
  });
});

/** As the tables were at first. */
function writeAsBefore(place: string, calls: readonly (readonly HistoryEntry[])[]): void {
  const database = new Database(place);
  database.exec(sql.MIGRATIONS[0] ?? '');
  database.exec(`PRAGMA application_id = ${sql.APPLICATION_ID}; PRAGMA user_version = 1`);
  const putEntry = database.prepare(sql.PUT_ENTRY);
  for (const call of calls) {
    const [first] = call;
    if (first === undefined) continue;
    const times = call.map(({ at }) => at);
    const put = database
      .prepare(sql.PUT_CONFERENCE)
      .get(
        first.accountSid,
        first.conferenceSid,
        first.friendlyName,
        Math.min(...times),
        Math.max(...times),
      );
    const { id } = z.object({ id: z.number() }).parse(put);
    const turn = call.findLast(({ kind }) => kind.startsWith('conference-'));
    if (turn?.kind === 'conference-ended') database.prepare(sql.PUT_ENDING).run(turn.at, id);
    for (const entry of call) {
      const { at, kind, callSid, who, source, twilioAt, details } = rowFromEntry(entry);
      putEntry.run(id, at, kind, callSid, who, source, twilioAt, details);
    }
  }
  database.close();
}

describe('every question is answered by an index', () => {
  const PLANNED = [
    ['a slice of calls', sql.CALLS, /conferences_in_turn \(account_sid=\? AND id>\? AND id<\?\)/],
    ['the end of a slice', sql.SLICE_END, /COVERING INDEX conferences_in_turn/],
    ['one call', sql.CALL, /\(account_sid=\? AND conference_sid=\?\)/],
    ['its entries', sql.ENTRIES, /entries_in_turn \(conference=\? AND rowid>\?\)/],
    ['calls to be looked through', sql.UNDIGESTED, /conferences_undigested/],
    ['the oldest call', sql.OLDEST, /conferences_by_age/],
    ['entries to be dropped', sql.DROP_ENTRIES, /entries_in_turn \(conference=\?\)/],
  ] as const;

  test.each(PLANNED)('%s', async (_, statement, plan) => {
    const { record, close } = await openHistory(file);
    record(muted(1, 1, 0));
    await close();
    const database = new Database(file);
    const rows = database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all();
    database.close();
    const details = z
      .array(z.object({ detail: z.string() }))
      .parse(rows)
      .map(({ detail }) => detail);
    expect(details.join('\n')).toMatch(plan);
    expect(
      details.filter((detail) => /^SCAN (conferences|entries)(?! USING)/.test(detail)),
    ).toEqual([]);
    expect(details.filter((detail) => detail.includes('TEMP B-TREE'))).toEqual([]);
  });
});

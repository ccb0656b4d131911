import { z } from 'zod';
import { earliestOf } from '../../common/history/began.ts';
import { namesItsPerson } from '../../common/history/latest-names.ts';
import type { HistoryCalls, HistoryEntries, HistoryEntry } from '../../common/ipc/history.ts';
import type { HistoryCallsQuery, HistoryEntriesQuery } from '../core/history.ts';
import { createCallDigests } from './call-digests.ts';
import { type CallRow, callFromRow, callRowFrom } from './call-row.ts';
import { entryFromRow, rowFromEntry } from './entry-row.ts';
import { searchPatterns } from './search-patterns.ts';
import * as sql from './sql.ts';
import { inTransaction, type SqliteConnection } from './sqlite.ts';

/** The opened history. Every call blocks for some milliseconds, and throws what SQLite throws. */
export interface HistoryDatabase {
  /** All of them at once; answers how many could not be kept. */
  write(entries: readonly HistoryEntry[]): number;
  /** Looks at some calls: `next` may be given with less than was asked for, or nothing. */
  calls(query: HistoryCallsQuery, times: SearchTimes): HistoryCalls;
  entries(query: HistoryEntriesQuery): HistoryEntries;
  /** Does a little of what is due; true: there is more to do. */
  tidy(bounds: Bounds): boolean;
  close(): void;
}

interface SearchTimes {
  readonly now: number;
  /** A call that was heard of since then, and not seen to end, may go on. */
  readonly liveSince: number;
}

export interface Bounds {
  /** Calls whose latest entry is older go, in milliseconds since the epoch. */
  readonly keepSince: number;
  /** While the file is larger, the oldest calls go. */
  readonly maxBytes: number;
}

/** So many entries are deleted at a time, which takes a few milliseconds. */
const ENTRIES_AT_A_TIME = 500;
/** So many calls are looked at for a search at a time, which takes a few milliseconds. */
const CALLS_AT_A_TIME = 500;

export function createHistoryDatabase(connection: SqliteConnection): HistoryDatabase {
  const putConference = connection.prepare(sql.PUT_CONFERENCE);
  const putEnding = connection.prepare(sql.PUT_ENDING);
  const putEntry = connection.prepare(sql.PUT_ENTRY);
  const oldest = connection.prepare(sql.OLDEST);
  const size = connection.prepare(sql.SIZE);
  const undigested = connection.prepare(sql.UNDIGESTED);
  const digests = createCallDigests(connection);

  return {
    write(entries) {
      // One without a time would be refused, and all that came with it.
      const timed = entries.filter(({ at }) => Number.isFinite(at));
      changing(() => {
        for (const [first, ofCall] of byCall(timed)) {
          const before = digests.of(first);
          const put = putCall(first, ofCall);
          digests.put({ ...first, ...put }, before, ofCall);
          for (const entry of ofCall) {
            const { at, kind, callSid, who, source, twilioAt, details } = rowFromEntry(entry);
            putEntry.run(put.id, at, kind, callSid, who, source, twilioAt, details);
          }
        }
      });
      return entries.length - timed.length;
    },
    calls({ accountSid, search, before, limit }, { now, liveSince }) {
      const from = before ?? Number.MAX_SAFE_INTEGER;
      const end = numberIn(
        connection.prepare(sql.SLICE_END).get(accountSid, from, CALLS_AT_A_TIME - 1),
      );
      const rows = connection
        .prepare(sql.CALLS)
        .all(
          accountSid,
          from,
          end ?? 0,
          search.from ?? Number.MIN_SAFE_INTEGER,
          search.to ?? Number.MAX_SAFE_INTEGER,
          search.heldForMs,
          search.hadFailedCommand ? 1 : 0,
          search.wasCoached ? 1 : 0,
          now,
          liveSince,
          searchPatterns(search.words),
          searchPatterns(search.by),
          limit,
        )
        .map(callRowFrom);
      const last = rows.at(-1);
      return {
        calls: rows.map(callFromRow),
        next: rows.length === limit && last !== undefined ? last.id : end,
        isComplete: undigested.all(1).length === 0,
      };
    },
    entries({ accountSid, conferenceSid, after, limit }) {
      const place = after ?? 0;
      const found = connection.prepare(sql.CALL).get(accountSid, conferenceSid);
      if (found === undefined) return { call: null, entries: [], next: place, hasMore: false };
      const row = callRowFrom(found);
      const rows = connection.prepare(sql.ENTRIES).all(row.id, place, limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        call: callFromRow(row),
        entries: page.flatMap((entry) => entryFromRow(row, entry)).map(withLaterName(row)),
        next: last === undefined ? place : idSchema.parse(last).id,
        hasMore: rows.length > limit,
      };
    },
    tidy({ keepSince, maxBytes }) {
      if (changing(digests.putMissing)) return true;
      const { used, free } = sizeNow();
      const call = oldestSchema.parse(oldest.get());
      if (call !== undefined && (call.lastAt < keepSince || used > maxBytes)) {
        drop(call.id);
        return true;
      }
      if (free === 0) return false;
      connection.exec(sql.SHRINK);
      return sizeNow().free < free;
    },
    close() {
      try {
        connection.exec(sql.SETTLE);
      } finally {
        connection.close();
      }
    },
  };

  function putCall(first: HistoryEntry, ofCall: readonly HistoryEntry[]) {
    const times = ofCall.map(({ at }) => at);
    const { accountSid, conferenceSid } = first;
    const name = ofCall.find(({ friendlyName }) => friendlyName !== '')?.friendlyName ?? '';
    const range = [Math.min(...ofCall.map(earliestOf)), Math.max(...times)] as const;
    const put = putConference.get(accountSid, conferenceSid, name, ...range);
    const call = putSchema.parse(put);
    const turn = ofCall.findLast(({ kind }) => kind.startsWith('conference-'));
    if (turn !== undefined)
      putEnding.run(turn.kind === 'conference-ended' ? turn.at : null, call.id);
    return call;
  }

  /** All of it is done, or nothing. */
  function changing<T>(act: () => T): T {
    try {
      return inTransaction(connection, act);
    } catch (error) {
      digests.forget();
      throw error;
    }
  }

  function sizeNow() {
    return sizeSchema.parse(size.get());
  }

  function drop(id: number): void {
    changing(() => {
      const { changes } = connection.prepare(sql.DROP_ENTRIES).run(id, ENTRIES_AT_A_TIME);
      if (changes === ENTRIES_AT_A_TIME) return;
      connection.prepare(sql.DROP_DIGEST).run(id);
      connection.prepare(sql.DROP_CONFERENCE).run(id);
      digests.forget();
    });
  }
}

/** A caller's number is looked up after they joined: entries from before get the name known later. */
function withLaterName({ digest }: CallRow): (entry: HistoryEntry) => HistoryEntry {
  const names = new Map(digest?.people.map(({ callSid, who }) => [callSid, who]));
  return (entry) => {
    if (entry.callSid === null || entry.who !== null || !namesItsPerson(entry)) return entry;
    return { ...entry, who: names.get(entry.callSid) ?? null };
  };
}

/** The entries of each call with the first of them, in their order. */
function byCall(entries: readonly HistoryEntry[]): Iterable<[HistoryEntry, HistoryEntry[]]> {
  const calls = new Map<string, [HistoryEntry, HistoryEntry[]]>();
  for (const entry of entries) {
    const key = entry.accountSid + entry.conferenceSid;
    const call = calls.get(key);
    if (call === undefined) calls.set(key, [entry, [entry]]);
    else call[1].push(entry);
  }
  return calls.values();
}

function numberIn(row: unknown): number | null {
  return valueSchema.optional().parse(row)?.value ?? null;
}

const idSchema = z.object({ id: z.number() });
const putSchema = z.object({ id: z.number(), friendlyName: z.string() });
const valueSchema = z.object({ value: z.number() });
const sizeSchema = z.object({ used: z.number(), free: z.number() });
const oldestSchema = z.object({ id: z.number(), lastAt: z.number() }).optional();

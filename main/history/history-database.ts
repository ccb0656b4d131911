import { z } from 'zod';
import {
  type HistoryCall,
  type HistoryEntry,
  historyCallSchema,
} from '../../common/ipc/history.ts';
import type { HistoryCallId, HistoryQuery } from '../core/history.ts';
import { entryFromRow, rowFromEntry } from './entry-row.ts';
import { withLaterNames } from './later-names.ts';
import * as sql from './sql.ts';
import { inTransaction, type SqliteConnection } from './sqlite.ts';

/** The opened history. Every call blocks for some milliseconds, and throws what SQLite throws. */
export interface HistoryDatabase {
  /** All of them at once; answers how many could not be kept. */
  write(entries: readonly HistoryEntry[]): number;
  calls(query: HistoryQuery): readonly HistoryCall[];
  timeline(call: HistoryCallId): readonly HistoryEntry[];
  /** Does a little of what is due; true: there is more to do. */
  tidy(bounds: Bounds): boolean;
  close(): void;
}

export interface Bounds {
  /** Calls whose latest entry is older go, in milliseconds since the epoch. */
  readonly keepSince: number;
  /** While the file is larger, the oldest calls go. */
  readonly maxBytes: number;
}

/** Of a longer call the end is shown. */
const LONGEST_TIMELINE = 5_000;

/** So many entries are deleted at a time, which takes a few milliseconds. */
const ENTRIES_AT_A_TIME = 500;

export function createHistoryDatabase(connection: SqliteConnection): HistoryDatabase {
  const putConference = connection.prepare(sql.PUT_CONFERENCE);
  const putEnding = connection.prepare(sql.PUT_ENDING);
  const putEntry = connection.prepare(sql.PUT_ENTRY);
  const oldest = connection.prepare(sql.OLDEST);
  const size = connection.prepare(sql.SIZE);

  return {
    write(entries) {
      // One without a time would be refused, and all that came with it.
      const timed = entries.filter(({ at }) => Number.isFinite(at));
      inTransaction(connection, () => {
        for (const [first, ofCall] of byCall(timed)) {
          const id = putCall(first, ofCall);
          for (const entry of ofCall) {
            const { at, kind, callSid, who, source, twilioAt, details } = rowFromEntry(entry);
            putEntry.run(id, at, kind, callSid, who, source, twilioAt, details);
          }
        }
      });
      return entries.length - timed.length;
    },
    calls({ accountSid, before = Number.MAX_SAFE_INTEGER, limit }) {
      const rows = connection.prepare(sql.CALLS).all(accountSid, before, limit);
      return z.array(historyCallSchema).parse(rows);
    },
    timeline({ accountSid, conferenceSid }) {
      const rows = connection
        .prepare(sql.TIMELINE)
        .all(accountSid, conferenceSid, LONGEST_TIMELINE);
      return withLaterNames(rows.flatMap(entryFromRow).reverse());
    },
    tidy({ keepSince, maxBytes }) {
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

  function putCall(first: HistoryEntry, ofCall: readonly HistoryEntry[]): number {
    const times = ofCall.map(({ at }) => at);
    const { accountSid, conferenceSid } = first;
    const name = ofCall.find(({ friendlyName }) => friendlyName !== '')?.friendlyName ?? '';
    const range = [Math.min(...times), Math.max(...times)] as const;
    const put = putConference.get(accountSid, conferenceSid, name, ...range);
    const id = idSchema.parse(put).value;
    const turn = ofCall.findLast(({ kind }) => kind.startsWith('conference-'));
    if (turn !== undefined) putEnding.run(turn.kind === 'conference-ended' ? turn.at : null, id);
    return id;
  }

  function sizeNow() {
    return sizeSchema.parse(size.get());
  }

  function drop(id: number): void {
    inTransaction(connection, () => {
      const { changes } = connection.prepare(sql.DROP_ENTRIES).run(id, ENTRIES_AT_A_TIME);
      if (changes < ENTRIES_AT_A_TIME) connection.prepare(sql.DROP_CONFERENCE).run(id);
    });
  }
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

const idSchema = z.object({ value: z.number() });
const sizeSchema = z.object({ used: z.number(), free: z.number() });
const oldestSchema = z.object({ id: z.number(), lastAt: z.number() }).optional();

import { type CallDigest, digestAfter, EMPTY_DIGEST } from '../../common/history/digest.ts';
import type { HistoryEntry } from '../../common/ipc/history.ts';
import type { AccountSid, ConferenceSid } from '../../common/model/sid.ts';
import { type CallRow, callRowFrom, digestColumns } from './call-row.ts';
import { entryFromRow } from './entry-row.ts';
import * as sql from './sql.ts';
import type { SqliteConnection } from './sqlite.ts';

/** Keeps beside each call what lists and searches need of it. To be used inside a transaction. */
export interface CallDigests {
  /** As of before the entries that are about to be put. */
  of(call: CallName): CallDigest;
  /** With the entries; nothing is written when they change nothing that is kept. */
  put(call: PutCall, before: CallDigest, entries: readonly HistoryEntry[]): void;
  /** Makes those of some calls that have none; false when all have theirs. */
  putMissing(): boolean;
  /** What is remembered may not be what lies in the file. */
  forget(): void;
}

interface CallName {
  readonly accountSid: AccountSid;
  readonly conferenceSid: ConferenceSid;
}

interface PutCall extends CallName {
  readonly id: number;
  readonly friendlyName: string;
}

/** More calls than are on a floor at once: theirs are remembered, which saves reading them again. */
const MOST_REMEMBERED = 2_000;
/** So many calls are read as a whole at a time, which takes some milliseconds. */
const CALLS_AT_A_TIME = 20;

export function createCallDigests(connection: SqliteConnection): CallDigests {
  const findCall = connection.prepare(sql.CALL);
  const putDigest = connection.prepare(sql.PUT_DIGEST);
  const putDigested = connection.prepare(sql.PUT_DIGESTED);
  const missing = connection.prepare(sql.UNDIGESTED);
  const remembered = new Map<string, Remembered>();

  return {
    of(call) {
      const known = remembered.get(keyOf(call))?.digest;
      if (known !== undefined) return known;
      const found = findCall.get(call.accountSid, call.conferenceSid);
      return found === undefined ? EMPTY_DIGEST : digestIn(callRowFrom(found));
    },
    put(call, before, entries) {
      const key = keyOf(call);
      const digest = entries.reduce(digestAfter, before);
      const known = remembered.get(key);
      const isKept = known?.friendlyName === call.friendlyName && sameButForTime(before, digest);
      if (!isKept) write(call, digest);
      // The one that was used last is forgotten last.
      remembered.delete(key);
      remembered.set(key, { friendlyName: call.friendlyName, digest });
      const [oldest] = remembered.keys();
      if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    },
    putMissing() {
      const rows = missing.all(CALLS_AT_A_TIME).map(callRowFrom);
      for (const row of rows) write(row, digestIn(row));
      return rows.length > 0;
    },
    forget: () => remembered.clear(),
  };

  function write(call: PutCall, digest: CallDigest): void {
    putDigest.run(...digestColumns(call, digest));
    putDigested.run(call.id);
  }

  function digestIn(row: CallRow): CallDigest {
    const digest = row.digest ?? digestOfEntries(row);
    return { ...digest, lastAt: Math.max(digest.lastAt ?? row.lastAt, row.lastAt) };
  }

  function digestOfEntries(row: CallRow): CallDigest {
    const entries = connection.prepare(sql.ENTRIES).all(row.id, 0, Number.MAX_SAFE_INTEGER);
    return entries.flatMap((entry) => entryFromRow(row, entry)).reduce(digestAfter, EMPTY_DIGEST);
  }
}

interface Remembered {
  readonly friendlyName: string;
  readonly digest: CallDigest;
}

function keyOf({ accountSid, conferenceSid }: CallName): string {
  return accountSid + conferenceSid;
}

/** When its latest entry happened is known of a call without its digest. */
function sameButForTime(a: CallDigest, b: CallDigest): boolean {
  const { lastAt: _, ...rest } = a;
  const known: Readonly<Record<string, unknown>> = rest;
  return Object.entries(b).every(([field, value]) => field === 'lastAt' || known[field] === value);
}

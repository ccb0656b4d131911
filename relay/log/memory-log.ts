import type { Entry } from '../../common/wire/relay-protocol.ts';
import type { Clock } from '../clock.ts';
import type { Appended, EventLog, Follower, LogLimits, NewEntry } from './event-log.ts';

interface MemoryLogNeeds {
  readonly accounts: readonly string[];
  readonly limits: LogLimits;
  readonly clock: Pick<Clock, 'now'>;
  /** Names one life of the log. */
  readonly newLogName: () => string;
}

/** A log for one process alone. It ends with the process: the next one begins another. */
export function createMemoryLog({ accounts, limits, clock, newLogName }: MemoryLogNeeds): EventLog {
  const logs = new Map(accounts.map((account) => [account, createAccountLog(newLogName())]));
  let follower: Follower | null = null;

  function logOf(account: string): AccountLog {
    const log = logs.get(account);
    if (log === undefined) throw new Error(`There is no log of ${account}`);
    return log;
  }

  return {
    async append(account, entries) {
      const log = logOf(account);
      forget(log, limits, clock.now());
      const fresh: Entry[] = [];
      const appended = entries.map((entry) => appendOne(log, entry, fresh));
      if (fresh.length > 0) follower?.entries(account, fresh);
      return appended;
    },
    async read(account, after, most) {
      const log = logOf(account);
      forget(log, limits, clock.now());
      const { name, head, entries } = log;
      const first = head - entries.length + 1;
      const kept = after + 1 >= first && after <= head;
      const from = after + 1 - first;
      return { log: name, head, entries: kept ? entries.slice(from, from + most) : null };
    },
    follow(newFollower) {
      follower = newFollower;
      for (const [account, { name, head }] of logs) {
        newFollower.begins(account, { log: name, head });
      }
      newFollower.flowing(true);
    },
    ping: async () => {},
    async close() {
      follower = null;
    },
  };
}

interface AccountLog {
  readonly name: string;
  head: number;
  entries: Entry[];
  /** When each key was kept, oldest first. */
  readonly keys: Map<string, number>;
}

function createAccountLog(name: string): AccountLog {
  return { name, head: 0, entries: [], keys: new Map() };
}

function appendOne(log: AccountLog, { key, also, at, body }: NewEntry, fresh: Entry[]): Appended {
  const names = also === undefined ? [key] : [key, also];
  const isKnown = names.some((name) => log.keys.has(name));
  for (const name of names) if (!log.keys.has(name)) log.keys.set(name, at);
  if (isKnown) return 'repeat';
  log.head += 1;
  const entry: Entry = { ...body, seq: log.head, at };
  log.entries.push(entry);
  fresh.push(entry);
  return 'stored';
}

/** Cutting once a tenth is too much keeps the cost of each entry small. */
const SLACK = 1.1;

function forget(log: AccountLog, { logAgeMs, logEntries }: LogLimits, now: number): void {
  const oldest = now - logAgeMs;
  const old = log.entries.findIndex(({ at }) => at >= oldest);
  const aged = old === -1 ? log.entries.length : old;
  const surplus = log.entries.length > logEntries * SLACK ? log.entries.length - logEntries : 0;
  const cut = Math.max(aged, surplus);
  if (cut > 0) log.entries = log.entries.slice(cut);
  for (const [key, at] of log.keys) {
    if (at >= oldest && log.keys.size <= logEntries * SLACK) break;
    log.keys.delete(key);
  }
}

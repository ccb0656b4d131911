import type { Entry } from '../../common/wire/relay-protocol.ts';

/** Of each account, all that was accepted, in one order, numbered without a gap. */
export interface EventLog {
  /**
   * Keeps each entry, unless one with one of its keys is kept already. Rejects when the log is away: then
   * nobody knows which of them are kept, and repeating them all does no harm.
   */
  append(account: string, entries: readonly NewEntry[]): Promise<readonly Appended[]>;
  /** At most `most` entries that follow on `after`. Rejects when the log is away. */
  read(account: string, after: number, most: number): Promise<Page>;
  /** Tells of every account's entries from now on. There is one follower. */
  follow(follower: Follower): void;
  /** Resolves when the log can be used, or rejects saying why not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What an entry tells, without its place in the log. */
type Told<E> = E extends Entry ? Omit<E, 'seq' | 'at'> : never;
export type EntryBody = Told<Entry>;

export interface NewEntry {
  /** The same for a repeat. */
  readonly key: string;
  /** Another name by which a repeat is known, too. */
  readonly also?: string | undefined;
  /** When it was taken in, in milliseconds since the epoch. */
  readonly at: number;
  readonly body: EntryBody;
}

export type Appended = 'stored' | 'repeat';

/** Where a log ends: `head` is the number of its last entry, 0 for an empty one. */
export interface LogEnd {
  readonly log: string;
  readonly head: number;
}

interface Page extends LogEnd {
  /** In order, without a gap from `after` on; null when some of them are no longer kept. */
  readonly entries: readonly Entry[] | null;
}

export interface Follower {
  /** The log begins here for its follower; it follows all entries after `head`. */
  begins(account: string, end: LogEnd): void;
  /** In order, without a gap since the last ones. */
  entries(account: string, entries: readonly Entry[]): void;
  /** False while the log is away: what is accepted is not told. */
  flowing(flowing: boolean): void;
}

/** For which a log keeps what: by age in milliseconds and by number, whichever is less. */
export interface LogLimits {
  readonly logAgeMs: number;
  readonly logEntries: number;
}

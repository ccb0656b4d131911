import type { Result } from '../../common/failure.ts';
import type { HistoryCall, HistoryEntry, HistoryState } from '../../common/ipc/history.ts';
import type { AccountSid, ConferenceSid } from '../../common/model/sid.ts';

/** Keeps what happened on the calls, on this computer. */
export interface HistoryRecorder {
  /** Returns at once; the entry is written within about a second. It never throws. */
  record(entry: HistoryEntry): void;
  state(): HistoryState;
  /** The latest first. */
  calls(query: HistoryQuery): Promise<Result<readonly HistoryCall[]>>;
  /** Everything known of one call, in the order in which it happened; of a very long one the end. */
  timeline(call: HistoryCallId): Promise<Result<readonly HistoryEntry[]>>;
  /** Writes what waits, and ends. */
  close(): Promise<void>;
}

export interface HistoryQuery {
  readonly accountSid: AccountSid;
  /** Only calls whose latest entry is older than this, in milliseconds since the epoch. */
  readonly before?: number;
  readonly limit: number;
}

/** Conferences of different accounts are kept apart, whatever their SIDs are. */
export interface HistoryCallId {
  readonly accountSid: AccountSid;
  readonly conferenceSid: ConferenceSid;
}

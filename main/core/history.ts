import type { Result } from '../../common/failure.ts';
import type {
  HistoryCalls,
  HistoryCallsRequest,
  HistoryEntries,
  HistoryEntriesRequest,
  HistoryEntry,
  HistoryExported,
  HistoryExportRequest,
  HistoryState,
} from '../../common/ipc/history.ts';
import type { AccountSid } from '../../common/model/sid.ts';

/** Keeps what happened on the calls, on this computer. */
export interface HistoryRecorder extends HistoryReader {
  /** Returns at once; the entry is written within about a second. It never throws. */
  record(entry: HistoryEntry): void;
  state(): HistoryState;
  /** Writes what waits, and ends. */
  close(): Promise<void>;
}

/** Reads a little at a time, so that nothing else waits. What was recorded before is found. */
export interface HistoryReader {
  calls(query: HistoryCallsQuery): Promise<Result<HistoryCalls>>;
  entries(query: HistoryEntriesQuery): Promise<Result<HistoryEntries>>;
}

export interface HistoryExporter {
  /** One at a time. */
  run(account: AccountSid, request: HistoryExportRequest): Promise<Result<HistoryExported>>;
  stop(): void;
}

/** Calls of different accounts are kept apart, whatever their SIDs are. */
export type HistoryCallsQuery = HistoryCallsRequest & { readonly accountSid: AccountSid };
export type HistoryEntriesQuery = HistoryEntriesRequest & { readonly accountSid: AccountSid };

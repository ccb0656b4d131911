import { ok, type Result } from '../../../common/failure.ts';
import type {
  HistoryCall,
  HistoryEntry,
  HistoryExportRequest,
  HistorySearch,
} from '../../../common/ipc/history.ts';
import type { AccountSid, ConferenceSid } from '../../../common/model/sid.ts';
import type { HistoryReader } from '../../core/history.ts';

/** Some entries of a call; the call itself comes with the first of them. */
export interface ExportStep {
  readonly call: HistoryCall | null;
  readonly entries: readonly HistoryEntry[];
  readonly isLast: boolean;
}

const CALLS_AT_A_TIME = 100;
const ENTRIES_AT_A_TIME = 500;

/** Everything that was asked for, some at a time; a failure is the last of it. */
export async function* callsToExport(
  history: HistoryReader,
  accountSid: AccountSid,
  { of }: HistoryExportRequest,
): AsyncGenerator<Result<ExportStep>> {
  if (of.kind === 'call') {
    yield* entriesOf(history, accountSid, of.conferenceSid);
    return;
  }
  for await (const call of found(history, accountSid, of.search)) {
    if (!call.ok) yield call;
    else if (of.detail === 'calls') yield ok({ call: call.value, entries: [], isLast: true });
    else yield* entriesOf(history, accountSid, call.value.conferenceSid);
  }
}

async function* found(
  history: HistoryReader,
  accountSid: AccountSid,
  search: HistorySearch,
): AsyncGenerator<Result<HistoryCall>> {
  for (let before: number | null = null; ; ) {
    const query = { accountSid, search, before, limit: CALLS_AT_A_TIME };
    const page: Awaited<ReturnType<HistoryReader['calls']>> = await history.calls(query);
    if (!page.ok) return yield page;
    for (const call of page.value.calls) yield ok(call);
    before = page.value.next;
    if (before === null) return;
  }
}

async function* entriesOf(
  history: HistoryReader,
  accountSid: AccountSid,
  conferenceSid: ConferenceSid,
): AsyncGenerator<Result<ExportStep>> {
  for (let after: number | null = null; ; ) {
    const query = { accountSid, conferenceSid, after, limit: ENTRIES_AT_A_TIME };
    const page: Awaited<ReturnType<HistoryReader['entries']>> = await history.entries(query);
    if (!page.ok) return yield page;
    const { call, entries, next, hasMore } = page.value;
    // It was forgotten meanwhile.
    if (call === null && after === null) return;
    yield ok({ call: after === null ? call : null, entries, isLast: !hasMore });
    if (!hasMore) return;
    after = next;
  }
}

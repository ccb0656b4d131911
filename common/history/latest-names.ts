import type { HistoryEntry } from '../ipc/history.ts';
import type { CallSid } from '../model/sid.ts';

/**
 * What each person is called, by the latest entry that says so: a caller's number is looked up only
 * after they joined. What was aimed at somebody names them where nothing else does.
 */
export function latestNames(entries: readonly HistoryEntry[]): ReadonlyMap<CallSid, string> {
  const aimedAt = new Map<CallSid, string>();
  const own = new Map<CallSid, string>();
  for (const entry of entries) {
    const { callSid } = entry;
    if (entry.kind === 'command' && callSid !== null && entry.target !== null) {
      aimedAt.set(callSid, entry.target);
    }
    if (entry.kind === 'coaching' && entry.coachedCallSid !== null && entry.coached !== null) {
      aimedAt.set(entry.coachedCallSid, entry.coached);
    }
    if (callSid !== null && entry.who !== null && namesItsPerson(entry)) {
      own.set(callSid, entry.who);
    }
  }
  return new Map([...aimedAt, ...own]);
}

/** What is told of the supervisor names the supervisor, and not at whom it was aimed. */
export function namesItsPerson({ kind }: HistoryEntry): boolean {
  return kind !== 'command' && kind !== 'alarm';
}

import type { HistoryEntry } from '../../common/ipc/history.ts';
import type { CallSid } from '../../common/model/sid.ts';

/** A caller's number is looked up after they joined: entries from before get the name known later. */
export function withLaterNames(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const names = new Map<CallSid, string>();
  for (const entry of entries) {
    if (entry.callSid !== null && entry.who !== null && isAboutThem(entry)) {
      names.set(entry.callSid, entry.who);
    }
  }
  return entries.map((entry) => {
    if (entry.callSid === null || entry.who !== null || !isAboutThem(entry)) return entry;
    return { ...entry, who: names.get(entry.callSid) ?? null };
  });
}

/** What is told of the supervisor names the supervisor. */
function isAboutThem({ kind }: HistoryEntry): boolean {
  return kind !== 'command' && kind !== 'alarm';
}

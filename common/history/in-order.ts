import type { HistoryEntry } from '../ipc/history.ts';

/** By when they happened, each once; what happened in the same moment stays in the order in which it came. */
export function inOrder(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const seen = new Set<string>();
  return entries
    .filter((entry) => {
      const text = JSON.stringify(entry);
      if (seen.has(text)) return false;
      seen.add(text);
      return true;
    })
    .sort((a, b) => a.at - b.at);
}

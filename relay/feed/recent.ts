import type { Entry } from '../../common/wire/relay-protocol.ts';

/** The latest entries of a log in memory, without a gap, so that most consoles resume without the log. */
export interface Recent {
  /** The number of the last one. */
  readonly head: number;
  push(entries: readonly Entry[]): void;
  /** All after `seq`; null when some of them are not here. */
  after(seq: number): readonly Entry[] | null;
}

export function createRecent(begin: number, capacity = 2_000): Recent {
  let entries: Entry[] = [];
  let head = begin;
  return {
    get head() {
      return head;
    },
    push(more) {
      for (const entry of more) entries.push(entry);
      head = more.at(-1)?.seq ?? head;
      // Cutting half at a time keeps the cost of each entry small.
      if (entries.length > capacity * 2) entries = entries.slice(-capacity);
    },
    after(seq) {
      const missing = head - seq;
      if (missing < 0 || missing > entries.length) return null;
      return entries.slice(entries.length - missing);
    },
  };
}

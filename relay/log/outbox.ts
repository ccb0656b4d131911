import type { Spill } from './spill.ts';
import type { Waiting } from './waiting.ts';

/** What was accepted and has not reached the log yet, in the order of its coming. */
export interface Outbox {
  readonly size: number;
  readonly bytes: number;
  /** Nothing more is taken in. */
  readonly isFull: boolean;
  /**
   * Takes an entry in. Resolves when it is as safe as it gets here: on the disk where there is one,
   * otherwise in memory. A repeat of one that waits is not kept twice.
   */
  add(waiting: Waiting): Promise<OutboxAnswer>;
  /** The oldest ones. */
  peek(most: number): readonly Waiting[];
  /** Forgets the oldest ones, which have reached the log. */
  drop(count: number): Promise<void>;
  close(): Promise<void>;
}

/** `full`: it was not taken in. `unsafe`: the disk refused it; it is in memory alone. */
type OutboxAnswer = 'kept' | 'repeat' | 'full' | 'unsafe';

interface OutboxLimits {
  readonly outboxEntries: number;
  readonly outboxBytes: number;
}

interface OutboxNeeds {
  readonly limits: OutboxLimits;
  /** Where it survives the process; null for nowhere. */
  readonly spill: Spill | null;
  /** What an earlier process left there. */
  readonly left: readonly Waiting[];
}

export function createOutbox({ limits, spill, left }: OutboxNeeds): Outbox {
  let queue: Sized[] = [];
  let start = 0;
  let bytes = 0;
  /** What waits, and whether it came to be as safe as it gets here. */
  const keys = new Map<string, Promise<boolean>>();
  for (const waiting of left) push(waiting, lineOf(waiting), Promise.resolve(true));

  function push(waiting: Waiting, line: string, isSafe: Promise<boolean>): void {
    const size = Buffer.byteLength(line);
    queue.push({ waiting, size });
    bytes += size;
    keys.set(keyOf(waiting), isSafe);
  }

  const size = () => queue.length - start;
  const isFull = () => size() >= limits.outboxEntries || bytes >= limits.outboxBytes;

  return {
    get size() {
      return size();
    },
    get bytes() {
      return bytes;
    },
    get isFull() {
      return isFull();
    },
    async add(waiting) {
      const key = keyOf(waiting);
      const before = keys.get(key);
      // The one before may still be on its way to the disk, and this answer promises as much.
      if (before !== undefined) return (await before) ? 'repeat' : 'unsafe';
      // A mark of what is lost is taken in even so: without it the loss would go unseen.
      if (isFull() && waiting.entry.body.kind !== 'gap') return 'full';
      const line = lineOf(waiting);
      const isSafe = spill?.write(line) ?? Promise.resolve(true);
      push(waiting, line, isSafe);
      if (await isSafe) return 'kept';
      // The next repeat tries the disk again; the log tells the two for one.
      keys.delete(key);
      return 'unsafe';
    },
    peek: (most) => queue.slice(start, start + most).map(({ waiting }) => waiting),
    async drop(count) {
      for (const { waiting, size: gone } of queue.slice(start, start + count)) {
        keys.delete(keyOf(waiting));
        bytes -= gone;
      }
      start += count;
      // Cutting half at a time keeps the cost of each entry small.
      if (start > queue.length / 2) {
        queue = queue.slice(start);
        start = 0;
      }
      if (size() === 0) await spill?.clear(() => size() === 0);
    },
    async close() {
      await spill?.close();
    },
  };
}

interface Sized {
  readonly waiting: Waiting;
  readonly size: number;
}

const keyOf = ({ account, entry }: Waiting) => `${account} ${entry.key}`;

const lineOf = (waiting: Waiting): string => `${JSON.stringify(waiting)}\n`;

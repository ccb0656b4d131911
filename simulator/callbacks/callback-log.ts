import type { Callback } from './callback.ts';
import type { Outcome } from './delivery.ts';

/** One callback as it was sent, or kept from being sent. */
interface LoggedCallback extends Callback {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly forged: boolean;
  /** Null while there is no answer; `dropped` by a fault. */
  readonly outcome: Outcome | { readonly kind: 'dropped' } | null;
}

/** The latest callbacks, oldest first. */
export interface CallbackLog {
  list(): readonly LoggedCallback[];
  clear(): void;
}

/** The log with the end at which the sender writes. */
export interface CallbackRecorder extends CallbackLog {
  /** Returns the function that notes what came of it. */
  record(entry: Omit<LoggedCallback, 'outcome'>): (outcome: LoggedCallback['outcome']) => void;
}

export function createCallbackLog(capacity = 2_000): CallbackRecorder {
  let entries: Writable[] = [];
  return {
    list: () => entries,
    clear() {
      entries = [];
    },
    record(callback) {
      const entry: Writable = { ...callback, outcome: null };
      // Cutting half at a time keeps the cost of each callback small.
      if (entries.push(entry) >= capacity * 2) entries = entries.slice(-capacity);
      return (outcome) => {
        entry.outcome = outcome;
      };
    },
  };
}

interface Writable extends Omit<LoggedCallback, 'outcome'> {
  outcome: LoggedCallback['outcome'];
}

/** Counts what each of many does in the running minute. */
export interface WindowCounter {
  /** Whether this one more is still allowed. */
  allows(who: string): boolean;
}

const WINDOW = 60_000;

/** Memory is bounded by what comes within a minute: all counts end together. */
export function createWindowCounter(most: number, now: () => number): WindowCounter {
  let counts = new Map<string, number>();
  let endsAt = 0;
  return {
    allows(who) {
      if (now() >= endsAt) {
        counts = new Map();
        endsAt = now() + WINDOW;
      }
      const count = (counts.get(who) ?? 0) + 1;
      counts.set(who, count);
      return count <= most;
    },
  };
}

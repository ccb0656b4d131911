/** The page's time, handed in so that seconds pass in no time under test. */
export interface PageClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `act` after so many milliseconds; returns the function that calls it off. */
  after(ms: number, act: () => void): () => void;
}

export const pageClock: PageClock = {
  now: () => Date.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

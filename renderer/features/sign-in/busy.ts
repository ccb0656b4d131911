import { useRef, useState } from 'react';

/** What the sign-in view waits for, if anything. All of its acts wait for each other. */
export interface Busy {
  readonly with: string | null;
  /** Does nothing while something else runs. */
  readonly run: (what: string, act: () => Promise<void>) => Promise<void>;
}

export function useBusy(): Busy {
  const [what, setWhat] = useState<string | null>(null);
  // Two clicks within one frame see the same state, so the guard is not in it.
  const isRunning = useRef(false);
  return {
    with: what,
    async run(next, act) {
      if (isRunning.current) return;
      isRunning.current = true;
      setWhat(next);
      try {
        await act();
      } finally {
        isRunning.current = false;
        setWhat(null);
      }
    },
  };
}

/**
 * Which of the instances asks Twilio for a list that consoles at several of them want.
 *
 * Reads are told apart by `generation`: it is another one after each change of the account, so that
 * nobody who reads after a change is served what was asked before it.
 */
export interface ReadTurns {
  /** Reads that begin from now on share nothing with those that began before. */
  changed(account: string): Promise<void>;
  /** Null when it cannot be told: then nothing may be shared. */
  generation(account: string): Promise<string | null>;
  /** Whose turn it is to ask for this; `key` holds the account, the generation and what is asked. */
  take(key: string, windowMs: number): Promise<ReadTurn>;
}

type ReadTurn =
  /** Ask, and say what was answered, or null when it failed. */
  | { readonly is: 'mine'; done(answer: string | null): void }
  /** Another instance asked so long ago; null when it failed or does not answer. */
  | { readonly is: 'another’s'; readonly ageMs: number; readonly answer: Promise<string | null> };

/** For one process, which shares what it reads by itself. */
export function createMemoryReadTurns(): ReadTurns {
  const generations = new Map<string, number>();
  return {
    async changed(account) {
      generations.set(account, (generations.get(account) ?? 0) + 1);
    },
    generation: async (account) => String(generations.get(account) ?? 0),
    take: async () => ({ is: 'mine', done: () => undefined }),
  };
}

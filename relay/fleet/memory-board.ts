import type { Board, BoardOptions } from './board.ts';

/** For a relay of one process. */
export function createMemoryBoard<T>(
  { most }: Pick<BoardOptions, 'most'>,
  now: () => number,
): Board<T> {
  const accounts = new Map<string, Map<string, { readonly value: T; readonly until: number }>>();

  return {
    get: async (account, key) => present(account).get(key)?.value ?? null,
    async all(account) {
      return new Map([...present(account)].map(([key, { value }]) => [key, value]));
    },
    async update(account, key, decide) {
      const things = present(account);
      const current = things.get(key)?.value ?? null;
      const decision = decide(current);
      if ('keep' in decision) return { now: current };
      if ('remove' in decision) {
        things.delete(key);
        if (things.size === 0) accounts.delete(account);
        return { now: null };
      }
      if (current === null && things.size >= most) return { full: true };
      things.set(key, { value: decision.put, until: now() + decision.ttlMs });
      accounts.set(account, things);
      return { now: decision.put };
    },
  };

  function present(account: string) {
    const things = accounts.get(account) ?? new Map<string, { value: T; until: number }>();
    for (const [key, { until }] of things) if (until <= now()) things.delete(key);
    return things;
  }
}

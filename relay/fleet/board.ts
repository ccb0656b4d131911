import type { AccountSid } from '../../common/model/sid.ts';

/**
 * Small things of an account that every instance of the relay must see alike: who watches what, who
 * coaches whom, who asks for help. Each thing is there for a while and goes by itself.
 *
 * Everything here rejects while Redis is away.
 */
export interface Board<T> {
  get(account: AccountSid, key: string): Promise<T | null>;
  all(account: AccountSid): Promise<ReadonlyMap<string, T>>;
  /** Changes one thing; nobody else changes it in between. `decide` may be asked more than once. */
  update(
    account: AccountSid,
    key: string,
    decide: (current: T | null) => Decision<T>,
  ): Promise<Outcome<T>>;
}

export type Decision<T> =
  | { readonly put: T; readonly ttlMs: number }
  | { readonly remove: true }
  | { readonly keep: true };

export const KEEP = { keep: true } as const;
export const REMOVE = { remove: true } as const;

/** What is there now, or that there was no room for it. */
type Outcome<T> = { readonly now: T | null } | { readonly full: true };

export interface BoardOptions {
  /** Tells boards apart. */
  readonly name: string;
  /** The most things of one account. */
  readonly most: number;
}

import type { AccountSid } from '../../common/model/sid.ts';
import type { Board } from './board.ts';

/** Tells what changed on a board, whoever changed it and wherever, also what went by itself. */
export interface BoardWatch<T> {
  /** Looks now, and tells of the change before it resolves. */
  look(account: AccountSid): Promise<void>;
  /** What was last told of; null before the first look, or while it cannot be known. */
  known(account: AccountSid): ReadonlyMap<string, T> | null;
  close(): void;
}

export interface BoardChange<T> {
  readonly before: ReadonlyMap<string, T>;
  readonly now: ReadonlyMap<string, T>;
  /** New or different. */
  readonly put: readonly (readonly [key: string, value: T])[];
  readonly gone: readonly string[];
}

export interface BoardWatchNeeds<T> {
  readonly board: Board<T>;
  /** Whose board somebody here wants to see. */
  readonly accounts: () => Iterable<AccountSid>;
  readonly onChange: (account: AccountSid, change: BoardChange<T>) => void;
  /** Calls it again and again; returns the function that ends that. */
  readonly every: (ms: number, act: () => void) => () => void;
}

/**
 * What another instance changed is seen within this even when its word about it was lost, and so is
 * what ran out. Milliseconds.
 */
const LOOK_EVERY_MS = 1_000;

export function watchBoard<T>(needs: BoardWatchNeeds<T>): BoardWatch<T> {
  const { board, accounts, onChange, every } = needs;
  const known = new Map<AccountSid, ReadonlyMap<string, T>>();
  const texts = new Map<AccountSid, ReadonlyMap<string, string>>();
  const looking = new Map<AccountSid, Promise<void>>();
  const stop = every(LOOK_EVERY_MS, () => {
    const wanted = new Set(accounts());
    for (const account of known.keys()) {
      if (wanted.has(account)) continue;
      known.delete(account);
      texts.delete(account);
    }
    for (const account of wanted) void look(account);
  });

  return { look, known: (account) => known.get(account) ?? null, close: stop };

  /** One after the other, so that an older look never tells after a newer one. */
  function look(account: AccountSid): Promise<void> {
    const next = (looking.get(account) ?? Promise.resolve()).then(() => lookOnce(account));
    looking.set(account, next);
    return next.finally(() => {
      if (looking.get(account) === next) looking.delete(account);
    });
  }

  async function lookOnce(account: AccountSid): Promise<void> {
    let now: ReadonlyMap<string, T>;
    try {
      now = await board.all(account);
    } catch {
      // Redis is away: what was told stays, until it is back and tells what is so.
      return;
    }
    const before = known.get(account) ?? new Map<string, T>();
    const textsBefore = texts.get(account) ?? new Map<string, string>();
    const textsNow = new Map([...now].map(([key, value]) => [key, JSON.stringify(value)]));
    const put = [...now].filter(([key]) => textsNow.get(key) !== textsBefore.get(key));
    const gone = [...before.keys()].filter((key) => !now.has(key));
    known.set(account, now);
    texts.set(account, textsNow);
    if (put.length > 0 || gone.length > 0) onChange(account, { before, now, put, gone });
  }
}

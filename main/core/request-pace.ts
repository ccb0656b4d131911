/**
 * How fast the polling may ask. In no minute more than the budget, apart from the further pages of long
 * lists, which are made up for afterwards; half as fast after "too many requests", and slowly back.
 */
export interface RequestPace {
  /** Milliseconds until so many may be sent; 0 when they may now. */
  waitMs(now: number, requests: number): number;
  /** One was sent. */
  spend(now: number): void;
  /** Twilio said "too many requests", and perhaps for how long to keep away. */
  throttled(now: number, retryAfterMs: number | null): void;
  /** How many were sent in the last minute, and how many may be at the present pace. */
  state(now: number): { readonly lastMinute: number; readonly perMinute: number };
}

const MINUTE_MS = 60_000;
/** The part of the budget that may be spent at once, after a rest. */
const BURST = 0.2;
const LEAST_SHARE = 1 / 16;
/** Two requests that were under way at once are one mistake: milliseconds. */
const ONE_MISTAKE_MS = 1_000;
/** From half of the budget to the whole of it takes five of these steps. */
const RECOVERY_STEP = 0.1;
const RECOVERY_MS = 10_000;
/** Without a word from Twilio about how long. */
const KEEP_AWAY_MS = 1_000;
/** However long Twilio asks us to wait, the floor is read again after this. */
const LONGEST_KEEP_AWAY_MS = 60_000;

export function createRequestPace(perMinute: number): RequestPace {
  const burst = Math.max(1, Math.floor(perMinute * BURST));
  let tokens = burst;
  let share = 1;
  let countedAt: number | null = null;
  let mistakeAt = Number.NEGATIVE_INFINITY;
  let recoveredAt = Number.NEGATIVE_INFINITY;
  let awayUntil = Number.NEGATIVE_INFINITY;
  let sent: number[] = [];

  return {
    waitMs(now, requests) {
      count(now);
      const missing = requests - tokens;
      return Math.max(0, awayUntil - now, missing <= 0 ? 0 : Math.ceil(missing / tokensPerMs()));
    },
    spend(now) {
      count(now);
      tokens -= 1;
      sent.push(now);
    },
    throttled(now, retryAfterMs) {
      count(now);
      const keepAwayMs = Math.min(retryAfterMs ?? KEEP_AWAY_MS, LONGEST_KEEP_AWAY_MS);
      awayUntil = Math.max(awayUntil, now + keepAwayMs);
      if (now - mistakeAt < ONE_MISTAKE_MS) return;
      mistakeAt = now;
      recoveredAt = now;
      share = Math.max(LEAST_SHARE, share / 2);
      tokens = Math.min(tokens, 1);
    },
    state(now) {
      count(now);
      return { lastMinute: sent.length, perMinute: Math.floor(perMinute * share) };
    },
  };

  /** What comes in while a minute passes, and what was there before it, are the budget together. */
  function tokensPerMs(): number {
    return ((perMinute - burst) * share) / MINUTE_MS;
  }

  function count(now: number): void {
    if (countedAt !== null) tokens = Math.min(burst, tokens + (now - countedAt) * tokensPerMs());
    countedAt = now;
    while (share < 1 && now - recoveredAt >= RECOVERY_MS) {
      // Ten times a tenth is not quite one.
      share = Math.min(1, Number((share + RECOVERY_STEP).toFixed(6)));
      recoveredAt += RECOVERY_MS;
    }
    if (sent.length > 0 && (sent[0] ?? now) <= now - MINUTE_MS) {
      sent = sent.filter((at) => at > now - MINUTE_MS);
    }
  }
}

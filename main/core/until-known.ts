import { fail, type Result } from '../../common/failure.ts';
import type { Clock } from './clock.ts';
import type { OpenOutcomeWords } from './outcome-words.ts';
import { nthWait } from './waits.ts';

/** Told of what happens to a command before it settles. */
export interface CommandWatch {
  /** Twilio's answer was lost: from now on we look what became of the request. */
  readonly onChecking?: () => void;
}

/** What one look at Twilio showed of a request whose answer was lost. */
export type Sight<T> = { readonly settled: Result<T> } | 'not-done' | 'nothing';

interface LostAnswer<T> {
  readonly words: OpenOutcomeWords;
  readonly look: () => Promise<Sight<T>>;
  readonly clock: Clock;
  readonly watch: CommandWatch;
  /** Ends the looking early, with nothing learned. */
  readonly signal?: AbortSignal;
}

/** Milliseconds before each look; the last one before all that follow. */
const LOOK_AFTER_MS = [300, 1_000, 2_500, 5_000] as const;
const GIVE_UP_AFTER_MS = 60_000;
/** A request whose answer was lost may still be under way at Twilio for so long, in milliseconds. */
const UNDER_WAY_MS = 2_500;
/** How many looks have to show that nothing was done. */
const CERTAIN_LOOKS = 2;

/**
 * The answer to a request was lost. Repeating it could do it twice, so Twilio is looked at again and
 * again, for a minute, until it shows what became of the request.
 */
export async function untilKnown<T>(lost: LostAnswer<T>): Promise<Result<T>> {
  const { words, look, clock, watch, signal } = lost;
  const lostAt = clock.now();
  watch.onChecking?.();
  let denials = 0;
  for (let looks = 0; ; looks += 1) {
    const waitMs = nthWait(LOOK_AFTER_MS, looks);
    if (clock.now() + waitMs > lostAt + GIVE_UP_AFTER_MS) return fail(words.neverLearned);
    await clock.sleep(waitMs, signal);
    if (signal?.aborted) return fail(words.neverLearned);

    const askedAt = clock.now();
    const sight = await look();
    if (typeof sight === 'object') return sight.settled;
    if (sight === 'not-done') denials += 1;
    const isCertain = denials >= CERTAIN_LOOKS && askedAt >= lostAt + UNDER_WAY_MS;
    if (sight === 'not-done' && isCertain) return fail(words.notDone);
  }
}

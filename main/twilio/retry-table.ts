import type { TwilioFailure, TwilioFailureKind } from '../core/twilio-port.ts';

/** What a request does when it is sent twice. */
export type OperationKind =
  | 'read' // nothing
  | 'set' // sets the same values again
  | 'remove' // finds the thing gone
  | 'once'; // acts again: dials a second time, plays an announcement a second time

export interface Failed {
  readonly operation: OperationKind;
  readonly failure: Pick<TwilioFailure, 'kind' | 'retryAfterMs'>;
  /** How often the request has been sent by now, 1 or more. */
  readonly attempts: number;
  /** Milliseconds since the request was first sent, waiting included. */
  readonly elapsedMs: number;
  /** From 0 (included) to 1 (excluded). */
  readonly random: number;
}

/**
 * Once its request was first sent, an operation ends within this, whatever happens: a person waits for
 * it. Milliseconds. Its turn in our own queue does not count: a large floor waits there for long.
 */
export const TOTAL_DEADLINE_MS = 20_000;
export const MAX_ATTEMPTS = 5;

const FIRST_BACKOFF_MS = 300;
const LONGEST_BACKOFF_MS = 2_000;
/** A longer `Retry-After` ends the operation: asking sooner than told is worse than saying so. */
const LONGEST_RETRY_AFTER_MS = 10_000;

/**
 * Milliseconds to wait before the request is sent again, or null when it must not be.
 *
 * The wait is drawn from the whole of an exponentially growing range ("full jitter"), after whatever
 * `Retry-After` asks for, so that consoles which failed together do not come back together.
 */
export function retryWaitMs(failed: Failed): number | null {
  if (!mayRepeat(failed.operation, failed.failure.kind)) return null;
  if (failed.attempts >= MAX_ATTEMPTS) return null;

  const asked = failed.failure.retryAfterMs ?? 0;
  if (asked > LONGEST_RETRY_AFTER_MS) return null;
  const range = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (failed.attempts - 1));
  const wait = asked + failed.random * range;
  return failed.elapsedMs + wait < TOTAL_DEADLINE_MS ? wait : null;
}

function mayRepeat(operation: OperationKind, failure: TwilioFailureKind): boolean {
  switch (failure) {
    // Twilio refuses over-concurrent requests before it processes them (error 20429).
    case 'throttled':
      return true;
    case 'unreachable':
    case 'interrupted':
    case 'timeout':
    case 'server':
      return operation !== 'once';
    case 'unauthorized':
    case 'forbidden':
    case 'not-found':
    case 'refused':
    case 'malformed':
    case 'aborted':
      return false;
  }
}

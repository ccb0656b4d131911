import { fail } from '../../common/failure.ts';
import type { Clock } from './clock.ts';
import type { Answer } from './twilio-port.ts';

/**
 * Asks Twilio and gives the request up after so many milliseconds, as one that timed out, or when the
 * outer signal aborts, as one that was aborted.
 */
export async function withinTime<T>(
  clock: Clock,
  limitMs: number,
  outer: AbortSignal | undefined,
  ask: (signal: AbortSignal) => Answer<T>,
): Answer<T> {
  const request = new AbortController();
  const giveUp = () => request.abort();
  outer?.addEventListener('abort', giveUp);
  if (outer?.aborted) giveUp();

  let isLate = false;
  void clock.sleep(limitMs, request.signal).then(() => {
    isLate = !request.signal.aborted;
    giveUp();
  });
  const answer = await ask(request.signal);
  const wasLate = isLate;
  outer?.removeEventListener('abort', giveUp);
  giveUp();
  if (answer.ok || !wasLate || answer.error.kind !== 'aborted') return answer;
  return fail({ ...answer.error, kind: 'timeout', detail: `No answer within ${limitMs / 1000} s` });
}

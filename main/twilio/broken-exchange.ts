import { errors } from 'undici';
import type { TwilioFailureKind } from '../core/twilio-port.ts';

/** A request without a whole answer. */
export interface BrokenExchange {
  readonly kind: Extract<
    TwilioFailureKind,
    'unreachable' | 'interrupted' | 'timeout' | 'malformed'
  >;
  /** The network's own words. */
  readonly detail: string;
}

/** What an error of undici's or Node's means. Before the request began to be sent, nothing happened. */
export function brokenExchange(cause: unknown, wasSent: boolean): BrokenExchange {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const code = 'code' in error ? String(error.code) : '';
  const detail = wordsOf(error) || code || error.name;
  if (!wasSent) return { kind: 'unreachable', detail };
  if (/^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(code)) return { kind: 'timeout', detail };
  if (error instanceof errors.HTTPParserError || NOT_TWILIO.has(code)) {
    return { kind: 'malformed', detail };
  }
  return { kind: 'interrupted', detail };
}

/** Larger than any answer of Twilio's, or not the gzip that it says it is. */
const NOT_TWILIO: ReadonlySet<string> = new Set([
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RES_EXCEEDED_MAX_SIZE',
  'ERR_BUFFER_TOO_LARGE',
  'Z_DATA_ERROR',
  'Z_BUF_ERROR',
]);

/** When several addresses of a host were tried, the outer error has no words of its own. */
function wordsOf(error: Error): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : error.message;
}

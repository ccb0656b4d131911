import type { z } from 'zod';
import { fail, ok, type Result } from '../../common/failure.ts';
import { twilioErrorSchema } from '../../common/wire/twilio-error.ts';
import { GONE_CODES, type TwilioFailure, type TwilioFailureKind } from '../core/twilio-port.ts';
import type { Redact } from './redact.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { HttpAnswer } from './transport.ts';

export interface ReadingOptions {
  /** Whether the request changes anything, so that an unclear answer leaves its effect unknown. */
  readonly acts: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly redact: Redact;
}

/**
 * What an HTTP answer says: JSON that passes the schema, or a failure. An empty body reads as undefined.
 * The content type is not asked: the text itself is.
 */
export function readAnswer<T>(
  answer: HttpAnswer,
  schema: z.ZodType<T>,
  options: ReadingOptions,
): Result<T, TwilioFailure> {
  const succeeded = answer.status >= 200 && answer.status <= 299;
  if (!succeeded) return fail(readRefusal(answer, options));
  const read = schema.safeParse(parseJson(answer.text));
  if (read.success) return ok(read.data);

  const issue = read.error.issues[0];
  const detail = issue?.path.length
    ? `In Twilio’s answer, ${issue.path.join('.')}: ${issue.message}`
    : notTwilios(answer, options.redact);
  return fail(failureFrom(answer, options, { kind: 'malformed', code: null, detail }));
}

/** Undefined when the text is not JSON; no JSON reads as undefined. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readRefusal(answer: HttpAnswer, options: ReadingOptions): TwilioFailure {
  const said = twilioErrorSchema.safeParse(parseJson(answer.text));
  if (!said.success) {
    const kind = kindOfForeignAnswer(answer.status);
    return failureFrom(answer, options, {
      kind,
      code: null,
      detail: notTwilios(answer, options.redact),
    });
  }
  const { code, message } = said.data;
  return failureFrom(answer, options, {
    kind: kindOfCode(code, answer.status),
    code,
    detail: options.redact(message),
  });
}

function failureFrom(
  answer: HttpAnswer,
  { acts, now }: ReadingOptions,
  what: Pick<TwilioFailure, 'kind' | 'code' | 'detail'>,
): TwilioFailure {
  return {
    ...what,
    status: answer.status,
    retryAfterMs: parseRetryAfter(answer.header('retry-after'), answer.header('date'), now),
    requestId: answer.header('twilio-request-id'),
    mayHaveHappened: acts && EFFECT_UNKNOWN.has(what.kind),
  };
}

/** With these Twilio may have acted before it answered. The others refuse the request before it acts. */
const EFFECT_UNKNOWN: ReadonlySet<TwilioFailureKind> = new Set(['server', 'timeout', 'malformed']);

/**
 * By Twilio's code first: the HTTP status of most codes is not documented. Codes 16000 to 16099 are the
 * conference's own, each a refusal of what was asked.
 */
function kindOfCode(code: number, status: number): TwilioFailureKind {
  const known = KIND_OF_CODE.get(code);
  if (known !== undefined) return known;
  if (GONE_CODES.has(code)) return 'not-found';
  if (code === 20003) return status === 403 ? 'forbidden' : 'unauthorized';
  if (code >= 16000 && code <= 16099) return 'refused';
  return kindOfStatus(status);
}

const KIND_OF_CODE: ReadonlyMap<number, TwilioFailureKind> = new Map([
  [10001, 'forbidden'], // account is not active
  [20005, 'forbidden'], // account is not active
  [20006, 'forbidden'], // access denied
  [20008, 'forbidden'], // test credentials
  [20403, 'forbidden'],
  [20429, 'throttled'],
  [20500, 'server'],
  [20503, 'server'],
]);

function kindOfStatus(status: number): TwilioFailureKind {
  switch (status) {
    case 401:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 408:
      return 'timeout';
    case 429:
      return 'throttled';
    default:
      if (status >= 500) return 'server';
      return status >= 400 ? 'refused' : 'malformed';
  }
}

/**
 * An answer without Twilio's error JSON is somebody else's, a proxy's say. Its 404 does not mean that a
 * participant left, nor its 401 that Twilio refuses the credentials.
 */
function kindOfForeignAnswer(status: number): TwilioFailureKind {
  const kind = kindOfStatus(status);
  return kind === 'server' || kind === 'throttled' || kind === 'timeout' ? kind : 'malformed';
}

const LONGEST_EXCERPT = 120;
const LONGEST_PAGE = 20_000;

/** Redacted before it is cut: half a secret would not be found. */
function notTwilios({ status, text }: HttpAnswer, redact: Redact): string {
  const words = redact(text)
    .slice(0, LONGEST_PAGE)
    .replaceAll(/<(script|style)\b.*?<\/\1>|<[^>]*>/gis, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const excerpt = [...words.slice(0, 2 * LONGEST_EXCERPT)].slice(0, LONGEST_EXCERPT).join('');
  return `HTTP ${status} without Twilio’s JSON${excerpt && `: “${excerpt}”`}`;
}

import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Pool } from 'undici';
import { fail, ok, type Result } from '../../common/failure.ts';
import type { GatewayConfig } from '../config/account-config.ts';
import { type Refusal, refuse } from './refusal.ts';

/** One request to Twilio and its whole answer. */
export interface Upstream {
  exchange(request: UpstreamRequest): Promise<Result<UpstreamAnswer, Refusal>>;
  close(): Promise<void>;
}

export interface UpstreamRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path and query, encoded. */
  readonly target: string;
  readonly form: string | null;
}

export interface UpstreamAnswer {
  readonly status: number;
  /** Those that are passed on, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or empty. */
  readonly text: string;
}

/** Milliseconds. Shorter than the console waits for the gateway, so that it gets an answer. */
const UPSTREAM_TIMEOUTS = { connect: 3_000, headers: 8_000, body: 8_000 } as const;

const LARGEST_ANSWER_BYTES = 16 * 1024 * 1024;

/** The one place that holds the account's secret. Nothing of it is in an answer, even an echoed one. */
export function createUpstream(
  { apiKeySid, apiKeySecret, baseUrl, requestsAtOnce }: GatewayConfig,
  timeouts: { connect: number; headers: number; body: number } = UPSTREAM_TIMEOUTS,
): Upstream {
  const pool = new Pool(new URL(baseUrl).origin, {
    connections: requestsAtOnce,
    pipelining: 1,
    connect: { timeout: timeouts.connect },
    headersTimeout: timeouts.headers,
    bodyTimeout: timeouts.body,
    maxResponseSize: LARGEST_ANSWER_BYTES,
  });
  const pair = Buffer.from(`${apiKeySid}:${apiKeySecret}`).toString('base64');
  const headers = {
    authorization: `Basic ${pair}`,
    accept: 'application/json',
    'accept-encoding': 'gzip',
    'user-agent': 'earshot-relay',
  };
  const headersWithForm = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  const redact = (text: string) =>
    text.replaceAll(pair, '[redacted]').replaceAll(apiKeySecret, '[redacted]');

  return {
    async exchange({ method, target, form }) {
      try {
        const {
          statusCode,
          headers: received,
          body,
        } = await pool.request({
          method,
          path: target,
          headers: form === null ? headers : headersWithForm,
          body: form,
        });
        const text = redact(
          await textOf(
            Buffer.from(await body.arrayBuffer()),
            firstOf(received['content-encoding']),
          ),
        );
        return speaksTwilio(statusCode, text)
          ? ok({ status: statusCode, headers: passedOn(received, redact), text })
          : fail(refuse.badAnswer(`HTTP ${statusCode} without JSON`));
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'error';
        return fail(NEVER_SENT.has(code) ? refuse.unreachable(code) : refuse.noAnswer(code));
      }
    },
    close: () => pool.destroy(),
  };
}

/** Before a connection is there nothing is sent. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function speaksTwilio(status: number, text: string): boolean {
  if (status === 204) return text === '';
  // A redirection would take the credentials elsewhere, and Twilio sends none.
  return !(status >= 300 && status < 400) && text.trimStart().startsWith('{');
}

const PASSED_ON = /^(?:retry-after|date|twilio-[a-z0-9-]{1,60})$/;

type Received = Readonly<Record<string, string | string[] | undefined>>;

function passedOn(
  received: Received,
  redact: (text: string) => string,
): Readonly<Record<string, string>> {
  const passed = Object.entries(received).flatMap(([name, value]) => {
    const first = firstOf(value);
    return PASSED_ON.test(name) && first !== undefined ? [[name, redact(first)]] : [];
  });
  // By this number the console tells Twilio's answers from the relay's own.
  return { 'twilio-request-id': 'unknown', ...Object.fromEntries(passed) };
}

async function textOf(body: Buffer, encoding: string | undefined): Promise<string> {
  if (encoding !== 'gzip') return body.toString('utf8');
  const unzipped = await unzip(body, { maxOutputLength: LARGEST_ANSWER_BYTES });
  return unzipped.toString('utf8');
}

const unzip = promisify(gunzip);

function firstOf(value: string | string[] | undefined): string | undefined {
  return typeof value === 'object' ? value[0] : value;
}

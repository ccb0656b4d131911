import { isAscii } from 'node:buffer';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Dispatcher, Pool } from 'undici';
import { fail, ok, type Result } from '../../common/failure.ts';
import { type BrokenExchange, brokenExchange } from './broken-exchange.ts';

/** One HTTP request and its whole answer, or why there was none. */
export interface Transport {
  /** Never rejects. */
  exchange(request: HttpRequest, signal: AbortSignal): Promise<Result<HttpAnswer, BrokenExchange>>;
  close(): Promise<void>;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path and query, encoded. */
  readonly target: string;
  /** An encoded form. */
  readonly form: string | null;
}

export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly header: (name: string) => string | null;
  readonly text: string;
}

export interface TransportNeeds {
  readonly origin: string;
  readonly authorization: string;
  readonly connections: number;
  readonly timeouts: Timeouts;
}

/** Milliseconds. */
export interface Timeouts {
  readonly connect: number;
  /** From the end of the request to the end of the answer's headers. */
  readonly headers: number;
  /** Between two pieces of the answer's body. */
  readonly body: number;
}

export const DEFAULT_TIMEOUTS: Timeouts = { connect: 4_000, headers: 10_000, body: 10_000 };

/** A page of 1,000 participants is below 1 MB. */
const LARGEST_ANSWER_BYTES = 16 * 1024 * 1024;

/** Keeps connections open between requests; one request at a time on each. */
export function createTransport({
  origin,
  authorization,
  connections,
  timeouts,
}: TransportNeeds): Transport {
  const pool = new Pool(origin, {
    connections,
    pipelining: 1,
    connect: { timeout: timeouts.connect },
    headersTimeout: timeouts.headers,
    bodyTimeout: timeouts.body,
    maxResponseSize: LARGEST_ANSWER_BYTES,
  });
  const headers = {
    authorization,
    accept: 'application/json',
    'accept-encoding': 'gzip',
    'user-agent': 'earshot',
  };
  const headersWithForm = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };

  return {
    async exchange({ method, target, form }, signal) {
      const answer = await dispatch(
        pool,
        {
          method,
          path: target,
          headers: form === null ? headers : headersWithForm,
          body: form,
        },
        signal,
      );
      return answer.ok ? decode(answer.value) : answer;
    },
    close: () => pool.destroy(),
  };
}

interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/**
 * `dispatch` and not `request`: it tells when the request begins to be sent, so that "nothing was sent"
 * is certain and not guessed from an error code, and it spares a stream for each answer.
 */
function dispatch(
  pool: Pool,
  request: Dispatcher.DispatchOptions,
  signal: AbortSignal,
): Promise<Result<RawAnswer, BrokenExchange>> {
  return new Promise((resolve) => {
    let sending: Dispatcher.DispatchController | null = null;
    let status = 0;
    let headers: RawAnswer['headers'] = {};
    const chunks: Buffer[] = [];

    signal.addEventListener('abort', giveUp);
    pool.dispatch(request, {
      onRequestStart(controller) {
        sending = controller;
        if (signal.aborted) giveUp();
      },
      onResponseStart(_controller, statusCode, received) {
        status = statusCode;
        headers = received;
      },
      onResponseData(_controller, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        settle(ok({ status, headers, body: Buffer.concat(chunks) }));
      },
      onResponseError(_controller, error) {
        settle(fail(brokenExchange(error, sending !== null)));
      },
    });

    function giveUp(): void {
      const reason = new Error('The request was given up');
      settle(fail(brokenExchange(reason, sending !== null)));
      sending?.abort(reason);
    }

    function settle(outcome: Result<RawAnswer, BrokenExchange>): void {
      signal.removeEventListener('abort', giveUp);
      resolve(outcome);
    }
  });
}

async function decode({
  status,
  headers,
  body,
}: RawAnswer): Promise<Result<HttpAnswer, BrokenExchange>> {
  const header = (name: string) => firstOf(headers[name]);
  if (header('content-encoding') !== 'gzip') return ok({ status, header, text: textOf(body) });
  try {
    const unzipped = await unzip(body, { maxOutputLength: LARGEST_ANSWER_BYTES });
    return ok({ status, header, text: textOf(unzipped) });
  } catch (error) {
    return fail(brokenExchange(error, true));
  }
}

const unzip = promisify(gunzip);

/** For a long list decoding UTF-8 costs as much as checking the rows, and most answers are ASCII. */
function textOf(body: Buffer): string {
  return body.toString(isAscii(body) ? 'latin1' : 'utf8');
}

function firstOf(header: string | string[] | undefined): string | null {
  return (typeof header === 'object' ? header[0] : header) ?? null;
}

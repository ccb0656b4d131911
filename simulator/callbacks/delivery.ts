import { type Dispatcher, request } from 'undici';
import type { Callback } from './callback.ts';
import { signatureOf } from './signature.ts';

/** What came of a callback. */
export type Outcome =
  | { readonly kind: 'answered'; readonly status: number; readonly attempts: number }
  /** Nobody was reached, the answer broke off, or it took too long. */
  | { readonly kind: 'failed'; readonly reason: string; readonly attempts: number };

interface DeliveryNeeds {
  readonly dispatcher: Dispatcher;
  readonly signal: AbortSignal;
  /** The account's, or a forger's. */
  readonly authToken: string;
  /** The same on the second attempt, by which a receiver may know it. */
  readonly idempotencyToken: string;
}

/** Twilio tries once more when it could not connect, and only then: `rc=1&rp=ct`. */
const ATTEMPTS = 2;
const MOST_REDIRECTS = 5;

/** Sends one callback the way Twilio does, and never throws. */
export async function deliver(callback: Callback, needs: DeliveryNeeds): Promise<Outcome> {
  for (let attempts = 1; ; attempts++) {
    try {
      return { kind: 'answered', status: await send(callback, needs), attempts };
    } catch (error) {
      if (attempts < ATTEMPTS && !needs.signal.aborted && couldNotConnect(error)) continue;
      return { kind: 'failed', reason: reasonOf(error, needs.signal), attempts };
    }
  }
}

async function send(callback: Callback, needs: DeliveryNeeds): Promise<number> {
  const url = callback.url.replace(/#.*$/s, '');
  const form = new URLSearchParams(callback.params).toString();
  let response =
    callback.method === 'POST'
      ? await ask(needs, url, { method: 'POST', form, params: callback.params })
      : await ask(needs, `${url}${url.includes('?') ? '&' : '?'}${form}`);
  // Twilio follows a redirect with a bare GET: the parameters are lost.
  for (let hop = 0; hop < MOST_REDIRECTS && response.location !== null; hop++) {
    response = await ask(needs, new URL(response.location, url).href);
  }
  return response.status;
}

interface Form {
  readonly method: 'POST';
  readonly form: string;
  readonly params: Callback['params'];
}

async function ask(
  { dispatcher, signal, authToken, idempotencyToken }: DeliveryNeeds,
  url: string,
  form?: Form,
) {
  const { statusCode, headers, body } = await request(url, {
    dispatcher,
    signal,
    method: form?.method ?? 'GET',
    headers: {
      'User-Agent': 'TwilioProxy/1.1',
      'X-Twilio-Signature': signatureOf(authToken, url, form?.params),
      'I-Twilio-Idempotency-Token': idempotencyToken,
      ...(form === undefined
        ? {}
        : { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' }),
    },
    ...(form === undefined ? {} : { body: form.form }),
  });
  await body.dump();
  const isRedirect = statusCode >= 301 && statusCode <= 308 && statusCode !== 304;
  const { location } = headers;
  return {
    status: statusCode,
    location: isRedirect && typeof location === 'string' ? location : null,
  };
}

/** The TCP connection or the TLS handshake failed, so that the receiver cannot have seen anything. */
function couldNotConnect(error: unknown): boolean {
  const code = codeOf(error);
  return (
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(
      code,
    ) || /^(ERR_TLS_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_SSL_)/.test(code)
  );
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return String(signal.reason);
  return codeOf(error) || (error instanceof Error ? error.message : String(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

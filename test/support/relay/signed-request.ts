import { Agent, request } from 'undici';
import { signatureOf } from '../../../simulator/callbacks/signature.ts';
import { ACCOUNT, AUTH_TOKEN } from './relay-account.ts';

export interface SignedRequest {
  /** The relay's own address. */
  readonly url: string;
  /** What was signed, when Twilio calls the relay by another address. */
  readonly publicUrl?: string;
  readonly path?: string;
  readonly method?: 'GET' | 'POST';
  readonly params: Readonly<Record<string, string>>;
  readonly authToken?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signature?: string;
}

const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });

/** Sends a callback as Twilio would, and resolves with the status of the answer. */
export async function sendSigned(callback: SignedRequest): Promise<number> {
  const { url, publicUrl = url, path = '/callbacks', method = 'POST', params } = callback;
  const form = new URLSearchParams(params).toString();
  const target = method === 'GET' ? `${path}${path.includes('?') ? '&' : '?'}${form}` : path;
  const signature = signatureOf(
    callback.authToken ?? AUTH_TOKEN,
    publicUrl + target,
    method === 'GET' ? {} : params,
  );
  const { statusCode, body } = await request(url + target, {
    dispatcher,
    method,
    headers: {
      'x-twilio-signature': callback.signature ?? signature,
      ...(method === 'GET'
        ? {}
        : { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' }),
      ...callback.headers,
    },
    ...(method === 'GET' ? {} : { body: form }),
  });
  await body.dump();
  return statusCode;
}

/** An event of a conference with this number. */
export const conferenceParams = (
  sequenceNumber: number,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  AccountSid: ACCOUNT,
  ConferenceSid: `CF${'c1'.repeat(16)}`,
  FriendlyName: 'Müller & Söhne 100 %',
  SequenceNumber: String(sequenceNumber),
  StatusCallbackEvent: 'participant-join',
  CallSid: `CA${'d1'.repeat(16)}`,
  ...more,
});

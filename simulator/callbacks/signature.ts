import { createHmac } from 'node:crypto';
import type { CallbackParams } from './callback.ts';

/**
 * `X-Twilio-Signature`: HMAC-SHA1 with the account's auth token over the URL as it is requested,
 * without its fragment, followed by the names and values of the form's parameters, sorted by name.
 * A GET has its parameters in the URL already. Own code, so that the app does not carry the whole
 * `twilio` package; a test proves it with that package's `validateRequest`.
 */
export function signatureOf(authToken: string, url: string, form: CallbackParams = {}): string {
  const names = Object.keys(form).sort();
  const text = names.reduce((before, name) => `${before}${name}${form[name] ?? ''}`, url);
  return createHmac('sha1', authToken).update(text, 'utf8').digest('base64');
}

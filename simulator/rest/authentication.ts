import type { Credentials } from '../account.ts';

/** Twilio's Basic credentials: the account's SID and token, or an API key's SID and secret. */
export function signedInAs(
  authorization: string | undefined,
  account: Credentials,
): 'account' | 'api-key' | null {
  const encoded = authorization?.match(/^Basic\s+(\S+)$/i)?.[1];
  if (encoded === undefined) return null;
  const given = Buffer.from(encoded, 'base64').toString('utf8');
  if (given === `${account.accountSid}:${account.authToken}`) return 'account';
  return given === `${account.apiKeySid}:${account.apiKeySecret}` ? 'api-key' : null;
}

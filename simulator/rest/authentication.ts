import type { Credentials } from '../account.ts';

/** Twilio's Basic credentials: the account's SID and token, or an API key's SID and secret. */
export function isAuthentic(authorization: string | undefined, account: Credentials): boolean {
  const encoded = authorization?.match(/^Basic\s+(\S+)$/i)?.[1];
  if (encoded === undefined) return false;
  const given = Buffer.from(encoded, 'base64').toString('utf8');
  return (
    given === `${account.accountSid}:${account.authToken}` ||
    given === `${account.apiKeySid}:${account.apiKeySecret}`
  );
}

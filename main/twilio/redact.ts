export type Redact = (text: string) => string;

export interface Credentials {
  /** The account SID, or the SID of an API key. */
  readonly username: string;
  /** The auth token, or the API key's secret. */
  readonly password: string;
}

/** The value of the Authorization header. */
export function basicAuthorization({ username, password }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/**
 * Takes the secret out of a text in each form in which it leaves this process. SIDs are not secret.
 * Proxies are known to print the request's headers on their error pages.
 */
export function createRedact(credentials: Credentials): Redact {
  const { password } = credentials;
  const secrets = [
    basicAuthorization(credentials).slice('Basic '.length),
    password,
    encodeURIComponent(password),
    Buffer.from(password).toString('base64'),
  ].filter((secret) => secret.length > 0);
  return (text) =>
    secrets.reduce((redacted, secret) => redacted.replaceAll(secret, '[redacted]'), text);
}

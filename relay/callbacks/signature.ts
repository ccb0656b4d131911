import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js';
import type { AccountConfig } from '../config/account-config.ts';

/**
 * Checks Twilio's signature with Twilio's own package, against the current auth token and the next one.
 * Answers which of them fits, or null.
 */
export interface SignatureCheck {
  /** A callback's form; `params` is empty for a GET, whose parameters are in its address. */
  form(signed: Signed, params: FormParams): TokenUsed | null;
  /** JSON whose hash is in the address as `bodySHA256`. */
  json(signed: Signed, body: string): TokenUsed | null;
}

interface Signed {
  readonly account: AccountConfig;
  readonly signature: string;
  /** Path and query, exactly as they were asked for. */
  readonly target: string;
}

/** A name that comes more than once has a list. */
export type FormParams = Readonly<Record<string, string | readonly string[] | undefined>>;

export type TokenUsed = 'current' | 'next';

/** `publicUrl` is how Twilio reaches the relay; what a request says of its host is not looked at. */
export function createSignatureCheck(publicUrl: string): SignatureCheck {
  const tokenThat = (
    { authTokens }: AccountConfig,
    fits: (authToken: string) => boolean,
  ): TokenUsed | null => {
    const index = authTokens.findIndex((token) => fits(token));
    return index === -1 ? null : index === 0 ? 'current' : 'next';
  };
  return {
    form({ account, signature, target }, params) {
      const url = publicUrl + target;
      return tokenThat(account, (token) => validateRequest(token, signature, url, params));
    },
    json({ account, signature, target }, body) {
      const url = publicUrl + target;
      return tokenThat(account, (token) => validateRequestWithBody(token, signature, url, body));
    },
  };
}

import { fail, ok, type Result } from '../../common/failure.ts';
import {
  type FeedRefusal,
  type Handshake,
  handshakeSchema,
} from '../../common/wire/relay-protocol.ts';
import type { Accounts } from '../accounts.ts';
import type { Claims, Tokens } from '../tokens/tokens.ts';
import type { WindowCounter } from './window-counter.ts';

interface HandshakeNeeds {
  readonly accounts: Accounts;
  readonly tokens: Tokens;
  readonly perAddress: WindowCounter;
  readonly perToken: WindowCounter;
}

interface LetIn {
  readonly handshake: Handshake;
  readonly claims: Claims;
}

/** Decides whether a console may listen, before anything else is done for it. */
export async function letIn(
  auth: unknown,
  address: string,
  { accounts, tokens, perAddress, perToken }: HandshakeNeeds,
): Promise<Result<LetIn, FeedRefusal>> {
  if (!perAddress.allows(address)) return fail(TOO_OFTEN);
  const read = handshakeSchema.safeParse(auth);
  if (!read.success) return fail(NOT_UNDERSTOOD);
  const handshake = read.data;
  const verified = await tokens.verify(handshake.token).catch(() => null);
  if (verified === null) return fail(NOT_NOW);
  if (!verified.ok) {
    const { code, message, hint } = verified.error;
    return fail({ code, message, hint });
  }
  const claims = verified.value;
  if (claims.role === 'agent') return fail(AGENTS_ASK);
  if (claims.accountSid !== handshake.account) return fail(OTHER_ACCOUNT);
  if (!accounts.has(handshake.account)) return fail(UNKNOWN_ACCOUNT);
  return perToken.allows(claims.id) ? ok({ handshake, claims }) : fail(TOO_OFTEN);
}

const TOO_OFTEN: FeedRefusal = {
  code: 'throttled',
  message: 'This console connected to the relay too often within a minute.',
  hint: 'Nothing has to be done: it connects again by itself.',
};

const NOT_UNDERSTOOD: FeedRefusal = {
  code: 'invalid',
  message: 'The relay does not understand how this console asked for events.',
  hint: 'Bring the console and the relay to the same version.',
};

const NOT_NOW: FeedRefusal = {
  code: 'not-ready',
  message: 'The relay cannot check tokens at the moment.',
  hint: 'Nothing has to be done: the console connects again by itself.',
};

const AGENTS_ASK: FeedRefusal = {
  code: 'forbidden',
  message: 'This token is for asking for help; it may not listen to events.',
  hint: 'Ask whoever runs the relay for a token of another role.',
};

const OTHER_ACCOUNT: FeedRefusal = {
  code: 'forbidden',
  message: 'This token belongs to another Twilio account.',
  hint: 'Ask whoever runs the relay for a token of this account.',
};

const UNKNOWN_ACCOUNT: FeedRefusal = {
  code: 'forbidden',
  message: 'This relay does not serve this Twilio account.',
  hint: 'Check the address of the relay in the profile.',
};

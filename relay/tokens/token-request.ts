import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../common/failure.ts';
import { FLAGS } from '../config/settings.ts';
import { claimsSchema, type Grant, grantSchema } from './claims.ts';

/** What the command line wants done. */
export type TokenRequest =
  | { readonly is: 'help' }
  | { readonly is: 'issue'; readonly grant: Grant; readonly ttlMs: number }
  | { readonly is: 'revoke'; readonly id: string }
  | { readonly is: 'list'; readonly json: boolean };

/** The longest that a token may be good for. */
const MOST_DAYS = 400;
const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export const TOKEN_HELP = `Tokens for consoles and for softphones.

Usage: npm run relay:token -- issue --account AC… --name "Anna Berg" --role ROLE [options]
       npm run relay:token -- revoke ID
       npm run relay:token -- list [--json]

  --account SID       the Twilio account
  --name NAME         who uses it, as colleagues see it; at most 40 characters
  --role ROLE         viewer, coach, supervisor, admin, or agent (may only ask for help)
  --endpoint PHONE    their own phone: client:anna, sip:anna@example.com or +14155550100.
                      A coach may dial nothing else, so a coach needs one.
  --for TIME          how long it is good: 30m, 12h, 90d (the default); at most ${MOST_DAYS}d
  --json              one line of JSON with the token and its id

It needs what the relay itself is given: EARSHOT_RELAY_TOKEN_SECRET (or --token-secret-file), and
where revocations are kept: EARSHOT_RELAY_REDIS (or --redis), or EARSHOT_RELAY_DATA (or --data).

The token goes to stdout, and is kept nowhere: revoke it by its id.
`;

/** The error is a sentence that says what to change. */
export function readTokenRequest(
  args: readonly string[],
): Result<
  { readonly request: TokenRequest; readonly json: boolean; readonly flags: Flags },
  string
> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...FLAGS,
        account: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string' },
        endpoint: { type: 'string' },
        for: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    const flags: Flags = values;
    const json = values.json === true;
    if (values.help === true) return ok({ request: { is: 'help' }, json, flags });
    const [verb, id, ...rest] = positionals;
    if (rest.length > 0 || (verb !== 'revoke' && id !== undefined)) {
      return fail('There is a word too many. Put a name with spaces into quotation marks.');
    }
    switch (verb) {
      case 'issue':
        return ok({ request: issueFrom(flags), json, flags });
      case 'revoke':
        if (id === undefined) return fail('Say which token: revoke ID. “list” shows the ids.');
        // A whole token that somebody pasted must not be written down, and would revoke nothing.
        if (!claimsSchema.shape.id.safeParse(id).success) {
          return fail(
            'That is not the id of a token. “list” shows the ids; the token is not needed.',
          );
        }
        return ok({ request: { is: 'revoke', id }, json, flags });
      case 'list':
        return ok({ request: { is: 'list', json }, json, flags });
      default:
        return fail('Say what to do: issue, revoke or list.');
    }
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

type Flags = Readonly<Record<string, string | boolean | undefined>>;

function issueFrom(flags: Flags): TokenRequest {
  const { account: accountSid, name, role, endpoint, for: ttl = '90d' } = flags;
  for (const flag of ['account', 'name', 'role']) {
    if (flags[flag] === undefined) throw new Error(`--${flag} is missing`);
  }
  const grant = grantSchema.safeParse({
    accountSid,
    name,
    role,
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  if (!grant.success) {
    const [issue] = grant.error.issues;
    const flag = issue?.path[0] === 'accountSid' ? 'account' : String(issue?.path[0]);
    throw new Error(`--${flag}: ${issue?.message}`);
  }
  if (grant.data.role === 'coach' && grant.data.endpoint === undefined) {
    throw new Error('--endpoint is missing: a coach may dial only the phone that the token names');
  }
  return { is: 'issue', grant: grant.data, ttlMs: millisecondsOf(String(ttl)) };
}

function millisecondsOf(text: string): number {
  const [, count = '', unit] = text.match(/^(\d{1,6})([mhd])$/) ?? [];
  const ms = unit === 'm' || unit === 'h' || unit === 'd' ? Number(count) * UNITS[unit] : 0;
  if (ms > 0 && ms <= MOST_DAYS * UNITS.d) return ms;
  throw new Error(`--for must be a time such as 12h or 90d, at most ${MOST_DAYS}d, not “${text}”`);
}

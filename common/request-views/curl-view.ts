import { isSecret } from '../participant-parameters/secrets.ts';
import { encodeValue, hasUnseen, wellFormed } from './encode.ts';
import {
  originOf,
  pathOf,
  RELAY_TOKEN_IN,
  signIn,
  tableOf,
  type ViewedRequest,
  variableOf,
} from './request.ts';
import { keyword, named, placeholder, plain, string, type Token, type Tokens } from './token.ts';

/** The request as a command for a shell of the Unix kind, with an option on each line. */
export function curlView(request: ViewedRequest): Tokens {
  const { operation, fields, account } = request;
  const table = tableOf(operation);
  const address = originOf(account) + pathOf(request);
  const options: Tokens[] = [
    // Of an address by numbers of IPv6, curl would take the brackets for a pattern.
    ...(address.includes('[') ? [[named('--globoff')]] : []),
    [named('--request'), plain(' POST')],
    authorization(request),
    ...fields.map(([name, value]) =>
      isSecret(table, name) ? secretField(name) : field(name, value),
    ),
    // Without any, curl would not say that there is a form.
    ...(fields.length === 0 ? [[named('--data'), plain(' '), string("''")]] : []),
  ];
  return [
    keyword('curl'),
    plain(' '),
    string(quoted(address)),
    ...options.flatMap((option): Tokens => [plain(' \\\n  '), ...option]),
    plain('\n'),
  ];
}

function authorization({ account }: ViewedRequest): Tokens {
  if (account.relay?.gateway === true) {
    return [
      named('--header'),
      plain(' '),
      string('"Authorization: Bearer '),
      variable(RELAY_TOKEN_IN),
      string('"'),
    ];
  }
  const { user, secretIn } = signIn(account);
  return [named('--user'), plain(' '), string(`"${user}:`), variable(secretIn), string('"')];
}

function field(name: string, value: string): Tokens {
  // A line end within a value would end the line here, too.
  return hasUnseen(value)
    ? [named('--data-raw'), plain(' '), string(quoted(`${name}=${encodeValue(value)}`))]
    : [named('--data-urlencode'), plain(' '), string(quoted(`${name}=${wellFormed(value)}`))];
}

function secretField(name: string): Tokens {
  const variableName = variableOf(name);
  return [
    named('--data-urlencode'),
    plain(' '),
    string(`"${name}=`),
    variable(variableName),
    string('"'),
  ];
}

/**
 * Within single quotes a shell changes nothing at all. curl looks for a file only where an `@` comes
 * before the first `=`, and every name here has its `=`.
 */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function variable(name: string): Token {
  return placeholder(`$${name}`);
}

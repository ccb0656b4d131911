import { isSecret } from '../participant-parameters/secrets.ts';
import { encodeValue } from './encode.ts';
import {
  originOf,
  pathOf,
  RELAY_TOKEN_IN,
  signIn,
  tableOf,
  type ViewedRequest,
  variableOf,
} from './request.ts';
import { keyword, named, number, placeholder, plain, string, type Tokens } from './token.ts';

/**
 * The request as HTTP/1.1 has it, in lines as an editor keeps them: on the wire those of the head end in
 * a carriage return and a line feed. The body has no end of line.
 */
export function httpView(request: ViewedRequest): Tokens {
  const body = bodyOf(request);
  return [
    keyword('POST'),
    plain(` ${pathOf(request)} HTTP/1.1\n`),
    ...header('Host', [plain(originOf(request.account).replace(/^https?:\/\//i, ''))]),
    ...header('Authorization', authorization(request)),
    ...header('Accept', [plain('application/json')]),
    ...header('Content-Type', [plain('application/x-www-form-urlencoded')]),
    ...header('Content-Length', [lengthOf(body)]),
    // Otherwise the other end would wait for more.
    ...header('Connection', [plain('close')]),
    plain('\n'),
    ...body,
  ];
}

function header(name: string, value: Tokens): Tokens {
  return [named(name), plain(': '), ...value, plain('\n')];
}

function authorization({ account }: ViewedRequest): Tokens {
  if (account.relay?.gateway === true) {
    return [plain('Bearer '), placeholder(`{${RELAY_TOKEN_IN}}`)];
  }
  const { user, secretIn } = signIn(account);
  return [plain('Basic '), placeholder(`{base64 of ${user}:${secretIn}}`)];
}

function bodyOf({ operation, fields }: ViewedRequest): Tokens {
  const table = tableOf(operation);
  return fields.flatMap(
    ([name, value], index): Tokens => [
      ...(index === 0 ? [] : [plain('&')]),
      named(name),
      plain('='),
      isSecret(table, name) ? placeholder(`{${variableOf(name)}}`) : string(encodeValue(value)),
    ],
  );
}

/** All that is encoded is ASCII, so that characters are bytes; how long a secret is, is not said. */
function lengthOf(body: Tokens) {
  if (body.some(({ kind }) => kind === 'placeholder')) return placeholder('{bytes of the body}');
  return number(String(body.reduce((sum, { text }) => sum + text.length, 0)));
}

import { isSecret } from '../participant-parameters/secrets.ts';
import { literal, typedLiteral } from './literal.ts';
import {
  originOf,
  pathOf,
  RELAY_TOKEN_IN,
  signIn,
  tableOf,
  type ViewedRequest,
  variableOf,
} from './request.ts';
import {
  comment,
  keyword,
  named,
  placeholder,
  plain,
  string,
  type Token,
  type Tokens,
} from './token.ts';

/**
 * The request as a program: with Twilio's own package, or, for a relay that asks Twilio with credentials
 * of its own, without it.
 */
export function typescriptView(request: ViewedRequest): Tokens {
  return request.account.relay?.gateway === true ? withFetch(request) : withPackage(request);
}

function withPackage(request: ViewedRequest): Tokens {
  const { account, operation } = request;
  const { user, secretIn } = signIn(account);
  const parts = optionsOf(request);
  return [
    keyword('import'),
    plain(' twilio '),
    keyword('from'),
    plain(' '),
    string("'twilio'"),
    plain(';\n\n'),
    keyword('const'),
    plain(' client = '),
    named('twilio'),
    plain('('),
    literal(user),
    plain(', '),
    variable(secretIn),
    plain(', '),
    ...clientOptions(request),
    plain(');\n'),
    ...(account.baseUrl
      ? [
          plain('client.api.'),
          named('baseUrl'),
          plain(' = '),
          literal(originOf(account)),
          plain(';\n'),
        ]
      : []),
    plain('\n'),
    keyword('const'),
    plain(' participant = '),
    keyword('await'),
    plain(' client\n  .'),
    named('conferences'),
    plain('('),
    ...conferenceOf(operation.conference),
    plain(')\n  .'),
    named('participants'),
    ...(operation.kind === 'create'
      ? [plain('.'), named('create')]
      : [plain('('), literal(operation.callSid), plain(')\n  .'), named('update')]),
    plain(parts.length === 0 ? '({' : '({\n'),
    ...parts,
    plain(parts.length === 0 ? '});\n\n' : '  });\n\n'),
    ...log('participant.callSid', 'participant.status'),
  ];
}

/** The package puts into the path what it is given, as it is. */
function conferenceOf(conference: string): Tokens {
  return /^\w+$/.test(conference)
    ? [literal(conference)]
    : [named('encodeURIComponent'), plain('('), literal(conference), plain(')')];
}

function clientOptions({ account }: ViewedRequest): Tokens {
  const { accountSid, region, edge, baseUrl } = account;
  const options = {
    accountSid,
    // They would be put into the name of the host.
    ...(edge && !baseUrl ? { region: region || 'us1', edge } : {}),
  };
  return [
    plain('{\n'),
    ...Object.entries(options).flatMap(
      ([name, value]): Tokens => [
        plain('  '),
        named(name),
        plain(': '),
        literal(value),
        plain(',\n'),
      ],
    ),
    plain('}'),
  ];
}

function optionsOf({ operation, fields }: ViewedRequest): Tokens {
  const table = tableOf(operation);
  const names = [...new Set(fields.map(([name]) => name))];
  return names.flatMap((name): Tokens => {
    const values = fields.filter(([one]) => one === name).map(([, value]) => value);
    return [
      plain('    '),
      named(name.charAt(0).toLowerCase() + name.slice(1)),
      plain(': '),
      ...(isSecret(table, name)
        ? [variable(variableOf(name))]
        : typedLiteral(table[name]?.kind ?? 'text', values)),
      plain(',\n'),
    ];
  });
}

function withFetch(request: ViewedRequest): Tokens {
  const { account, operation, fields } = request;
  const table = tableOf(operation);
  return [
    comment(
      "// The relay asks Twilio with credentials of its own. Twilio's package would send some\n",
    ),
    comment(
      '// of yours, and not the token by which the relay knows you, so it is not used here.\n',
    ),
    keyword('const'),
    plain(' answer = '),
    keyword('await'),
    plain(' '),
    named('fetch'),
    plain('(\n  '),
    literal(originOf(account) + pathOf(request)),
    plain(',\n  {\n    '),
    named('method'),
    plain(': '),
    string("'POST'"),
    plain(',\n    '),
    named('headers'),
    plain(': { '),
    named('Authorization'),
    plain(': '),
    string('`Bearer '),
    plain('${'),
    variable(RELAY_TOKEN_IN),
    plain('}'),
    string('`'),
    plain(' },\n    '),
    named('body'),
    plain(': '),
    keyword('new'),
    plain(' '),
    named('URLSearchParams'),
    plain('([\n'),
    ...fields.flatMap(
      ([name, value]): Tokens => [
        plain('      ['),
        literal(name),
        plain(', '),
        ...(isSecret(table, name)
          ? [variable(variableOf(name)), plain(" ?? ''")]
          : [literal(value)]),
        plain('],\n'),
      ],
    ),
    plain('    ]),\n  },\n);\n\n'),
    ...log('answer.status', 'await answer.text()'),
    // Only a module may await outside of functions, and one that imports nothing has to say that it is one.
    plain('\n'),
    keyword('export'),
    plain(' {};\n'),
  ];
}

function log(...what: readonly string[]): Tokens {
  return [plain(`console.log(${what.join(', ')});\n`)];
}

function variable(name: string): Token {
  return placeholder(`process.env.${name}`);
}

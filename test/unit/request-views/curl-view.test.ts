import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { curlView } from '../../../common/request-views/curl-view.ts';
import type { ViewedRequest } from '../../../common/request-views/request.ts';
import { textOf } from '../../../common/request-views/token.ts';
import { viewedAccount, viewedRequest } from '../../support/arbitraries/viewed-requests.ts';

const SECRETS = {
  TWILIO_AUTH_TOKEN: 'hidden "token"',
  TWILIO_API_KEY_SECRET: "hidden 'secret' $HOME",
  EARSHOT_RELAY_TOKEN: 'hidden`token`',
  SIP_AUTH_PASSWORD: ' hidden $(password) ',
  CALL_TOKEN: '{"hidden":"token\\"}',
  PASSPORTS: 'hidden==',
};
const SECRET_FIELDS = new Map([
  ['SipAuthPassword', SECRETS.SIP_AUTH_PASSWORD],
  ['CallToken', SECRETS.CALL_TOKEN],
  ['Passports', SECRETS.PASSPORTS],
]);

/** What a real shell makes of each command: the arguments that curl would be given. */
function argumentsOf(requests: readonly ViewedRequest[]): readonly (readonly string[])[] {
  const lines = requests.map((request) => `${textOf(curlView(request))}printf '\\0'\n`);
  const told = execFileSync('bash', ['-u'], {
    input: `curl() { printf '%s\\0' "$@"; }\n${lines.join('')}`,
    env: { PATH: process.env.PATH, ...SECRETS },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return told
    .split('\0\0')
    .slice(0, requests.length)
    .map((one) => one.replace(/^\0/, '').split('\0'));
}

/** As curl itself reads them. */
function fieldsIn(args: readonly string[]): readonly (readonly [string, string])[] {
  return args.flatMap((arg, index) => {
    const option = args[index - 1];
    const equals = arg.indexOf('=');
    if (option === '--data-urlencode') return [[arg.slice(0, equals), arg.slice(equals + 1)]];
    if (option === '--data-raw') return [...new URLSearchParams(arg)];
    return [];
  });
}

it('is read by a shell and by curl as what is to be sent, whatever was typed', () => {
  const requests = fc.sample(viewedRequest, 400);
  argumentsOf(requests).forEach((args, index) => {
    const request = requests[index];
    if (request === undefined) throw new Error('More commands than requests');
    expect(fieldsIn(args), textOf(curlView(request))).toEqual(
      request.fields.map(([name, value]) => [
        name,
        SECRET_FIELDS.get(name) ?? value.replaceAll(/\p{Surrogate}/gu, '\ufffd'),
      ]),
    );
  });
});

it('signs in with what is in the environment', () => {
  const request = (account: Partial<typeof viewedAccount>): ViewedRequest => ({
    operation: { kind: 'create', conference: 'x' },
    fields: [],
    account: { ...viewedAccount, ...account },
  });
  const [key, token, relay] = argumentsOf([
    request({}),
    request({ apiKeySid: null }),
    request({ relay: { url: 'https://relay.example.com', gateway: true } }),
  ]);
  expect(key).toContain(`${viewedAccount.apiKeySid}:${SECRETS.TWILIO_API_KEY_SECRET}`);
  expect(token).toContain(`${viewedAccount.accountSid}:${SECRETS.TWILIO_AUTH_TOKEN}`);
  expect(relay).toContain(`Authorization: Bearer ${SECRETS.EARSHOT_RELAY_TOKEN}`);
  expect(relay?.[0]).toBe(
    `https://relay.example.com/gateway/2010-04-01/Accounts/${viewedAccount.accountSid}/Conferences/x/Participants.json`,
  );
});

it('has an option on each line, also for a value of several lines', () => {
  const text = textOf(
    curlView({
      operation: { kind: 'create', conference: 'Support 1' },
      fields: [
        ['To', '+12125550123'],
        ['CallReason', "it's\nurgent"],
        ['SipAuthPassword', 'hidden'],
      ],
      account: viewedAccount,
    }),
  );
  expect(text.split('\n').slice(1)).toEqual([
    '  --request POST \\',
    `  --user "${viewedAccount.apiKeySid}:$TWILIO_API_KEY_SECRET" \\`,
    "  --data-urlencode 'To=+12125550123' \\",
    "  --data-raw 'CallReason=it%27s%0Aurgent' \\",
    '  --data-urlencode "SipAuthPassword=$SIP_AUTH_PASSWORD"',
    '',
  ]);
});

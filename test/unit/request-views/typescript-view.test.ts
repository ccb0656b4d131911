import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { literal } from '../../../common/request-views/literal.ts';
import { textOf } from '../../../common/request-views/token.ts';
import { typescriptView } from '../../../common/request-views/typescript-view.ts';
import {
  NASTY,
  nastyText,
  viewedAccount,
  viewedRequest,
} from '../../support/arbitraries/viewed-requests.ts';

it('writes a text as a literal that is that text, in one line', () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      const written = literal(text).text;
      expect(runInNewContext(written)).toBe(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
      expect(written).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
    }),
    { examples: NASTY.map((text) => [text]) },
  );
});

it('is a program that can be parsed, whatever was typed', () => {
  fc.assert(
    fc.property(viewedRequest, (request) => {
      const program = textOf(typescriptView(request));
      const { diagnostics = [] } = ts.transpileModule(program, { reportDiagnostics: true });
      expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

it('writes each value as the type that Twilio’s package has for it', () => {
  const program = textOf(
    typescriptView({
      operation: { kind: 'create', conference: 'Support 1' },
      fields: [
        ['To', '+12125550123'],
        ['Timeout', '30'],
        ['Muted', 'true'],
        ['Beep', 'false'],
        ['StatusCallbackEvent', 'ringing'],
        ['SipAuthPassword', 'hidden'],
      ],
      account: { ...viewedAccount, region: 'ie1', edge: 'dublin' },
    }),
  );
  expect(program).toBe(`import twilio from 'twilio';

const client = twilio('${viewedAccount.apiKeySid}', process.env.TWILIO_API_KEY_SECRET, {
  accountSid: '${viewedAccount.accountSid}',
  region: 'ie1',
  edge: 'dublin',
});

const participant = await client
  .conferences(encodeURIComponent('Support 1'))
  .participants.create({
    to: '+12125550123',
    timeout: 30,
    muted: true,
    beep: 'false',
    statusCallbackEvent: ['ringing'],
    sipAuthPassword: process.env.SIP_AUTH_PASSWORD,
  });

console.log(participant.callSid, participant.status);
`);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeSegment, encodeValue } from '../../../common/request-views/encode.ts';
import { httpView } from '../../../common/request-views/http-view.ts';
import { originOf } from '../../../common/request-views/request.ts';
import { textOf } from '../../../common/request-views/token.ts';
import { twilioBaseUrl } from '../../../main/twilio/base-url.ts';
import { encodeFields, fillPath } from '../../../main/twilio/encoding.ts';
import {
  NASTY,
  nastyText,
  viewedAccount,
  viewedRequest,
} from '../../support/arbitraries/viewed-requests.ts';

it('encodes as the console does when it sends', () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      expect(encodeValue(text)).toBe(encodeFields({ x: text }).slice('x='.length));
      expect(encodeSegment(text)).toBe(fillPath('{x}', { x: text }));
    }),
    { examples: NASTY.map((text) => [text]) },
  );
});

it('has the body in the bytes that it says, unless it holds a secret', () => {
  fc.assert(
    fc.property(viewedRequest, (request) => {
      const view = textOf(httpView(request));
      const end = view.indexOf('\n\n');
      const body = view.slice(end + 2);
      const [, length = ''] = view.slice(0, end).match(/^Content-Length: (.+)$/m) ?? [];
      if (/\{\w+\}/.test(body)) expect(length).toBe('{bytes of the body}');
      else {
        expect(length).toBe(String(Buffer.byteLength(body)));
        const sent = new URLSearchParams(request.fields.map(([name, value]) => [name, value]));
        expect(body).toBe(sent.toString());
      }
      // Nothing that was typed adds a line to the head.
      expect(view.slice(0, end).split('\n')).toHaveLength(7);
    }),
  );
});

it.each([
  { region: null, edge: null },
  { region: 'ie1', edge: 'dublin' },
  { region: null, edge: 'sydney' },
  { region: '', edge: '' },
])('goes where the console sends it: %o', (where) => {
  const sent = twilioBaseUrl(where);
  expect(originOf({ ...viewedAccount, ...where })).toBe(sent.ok ? sent.value : null);
});

it.each(['http://127.0.0.1:8123', 'https://twilio.example.com/', 'http://[::1]:8080'])(
  'goes to an address of one’s own: %s',
  (baseUrl) => {
    const sent = twilioBaseUrl({ custom: baseUrl });
    expect(originOf({ ...viewedAccount, baseUrl })).toBe(sent.ok ? sent.value : null);
  },
);

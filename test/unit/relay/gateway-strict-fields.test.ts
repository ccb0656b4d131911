import fc from 'fast-check';
import { expect, it } from 'vitest';
import { strictFields, strictSegment } from '../../../relay/gateway/strict-fields.ts';

const printable = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text));

it('reads whatever is encoded as it should be, in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(printable.filter(Boolean), printable), { maxLength: 60 }),
      (pairs) => {
        const text = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
        expect(strictFields(text)).toEqual({ ok: true, value: pairs });
      },
    ),
  );
});

it('refuses or reads alike whatever comes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const read = strictFields(text);
      if (!read.ok) return;
      // What another reader of forms makes of it is the same.
      expect(read.value).toEqual([...new URLSearchParams(text)]);
    }),
    { numRuns: 1_000 },
  );
});

it.each([
  '..',
  '.',
  '%2e%2e',
  '%2E%2E',
  'a%2Fb',
  'a%5Cb',
  'a/b',
  '',
  '%00',
  'a%0d%0a',
  '%ff',
  '%c0%af',
])('takes %s for no piece of a path', (text) => {
  expect(strictSegment(text)).toBeNull();
});

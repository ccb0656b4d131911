import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callOfArguments, callOfLink } from '../../main/shell/deep-link.ts';

const SID = `CF${'0a'.repeat(16)}`;
const LINK = `earshot://conference/${SID}`;

test('a link to a call names it', () => {
  expect(callOfLink(LINK)).toBe(SID);
  expect(callOfArguments(['/opt/Earshot/earshot', '--some-switch', LINK])).toBe(SID);
});

test.each([
  `${LINK}/end`,
  `${LINK}/`,
  `${LINK}?act=end`,
  `${LINK}#coach`,
  `${LINK}\n`,
  `${LINK} --no-sandbox`,
  `earshot://conference/../${SID}`,
  `earshot://conference/%43${SID.slice(1)}`,
  `earshot://user@conference/${SID}`,
  `earshot://conference:1/${SID}`,
  `earshot://command/${SID}`,
  `earshot:conference/${SID}`,
  `https://conference/${SID}`,
  'earshot://conference/CA00000000000000000000000000000000',
  'earshot://conference/',
  'earshot://',
  '',
])('%s names no call', (link) => {
  expect(callOfLink(link)).toBeNull();
});

test('of several links none is followed, and the program’s own name is not one', () => {
  expect(callOfArguments(['earshot', LINK, LINK])).toBeNull();
  expect(callOfArguments([LINK])).toBeNull();
  expect(callOfArguments([])).toBeNull();
});

test('whatever a link says, it yields a well-formed SID that stands in it, or nothing', () => {
  const link = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.string(), fc.string()).map(([before, after]) => before + LINK + after),
    fc.string().map((rest) => `earshot://conference/${rest}`),
  );
  fc.assert(
    fc.property(link, (text) => {
      const sid = callOfLink(text);
      if (sid === null) return;
      expect(sid).toMatch(/^CF[0-9a-fA-F]{32}$/);
      expect(text).toBe(`earshot://conference/${sid}`);
    }),
    { numRuns: 5_000 },
  );
});

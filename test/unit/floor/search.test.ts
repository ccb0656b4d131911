import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { foldText, foldWithOffsets } from '../../../common/floor/fold-text.ts';
import { foundDigits, foundRanges, isFound } from '../../../common/floor/search.ts';
import { parseSearch } from '../../../common/floor/search-query.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { callSid, conferenceRow, participantRow } from '../../support/arbitraries/rows.ts';

const call = conferenceRow(1, { friendlyName: 'Billing 4412' });
const finds = (typed: string, row: Partial<ParticipantRow>) =>
  isFound(participantRow(1, 1, row), call, parseSearch(typed));

describe('words', () => {
  it.each([
    ['', {}],
    ['bill', {}],
    ['12 agent', { label: 'Agent 12' }],
    ['agent billing', { label: 'Agent 12' }],
    ['SOREN', { label: 'Søren' }],
    ['elodie', { label: 'E\u0301lodie' }],
    ['strasse', { label: 'Straße' }],
    ['οδοσ', { label: 'ΟΔΟΣ' }],
    ['istanbul', { label: 'İstanbul' }],
    ['שלום', { label: '\u202bשָׁלוֹם\u202c' }],
    ['محمد', { label: 'مُحَمَّد' }],
    ['client:ann', { address: 'client:Ann' }],
    ['tier2', { address: 'sip:tier2@north' }],
    ['ann', { label: 'supervisor:one:Ann' }],
    [callSid(1), {}],
    ['CF0000000', {}],
  ] as const)('“%s” finds %o', (typed, row) => {
    expect(finds(typed, row)).toBe(true);
  });

  it.each([
    ['agent 5', { label: 'Agent 15' }],
    ['agent nobody', { label: 'Agent 12' }],
    ['one', { label: 'supervisor:one:Ann' }],
    ['0000', {}],
    ['14', { address: '+14155550100' }],
  ] as const)('“%s” does not find %o', (typed, row) => {
    expect(finds(typed, row)).toBe(false);
  });
});

describe('a telephone number', () => {
  it.each([
    '+49 30 5550 142',
    '0049305550142',
    '030 5550142',
    '030/5550-142',
    '+49 (0)30 5550142',
    '٠٣٠٥٥٥٠١٤٢',
    '(030) 5550 142',
    '5550142',
    '142 5550',
    'bill 30 5550',
  ])('is found as %s', (typed) => {
    expect(finds(typed, { address: '+49305550142' })).toBe(true);
  });

  it('begins as it was typed with a plus', () => {
    expect(finds('+49', { address: '+49305550142' })).toBe(true);
    expect(finds('+30', { address: '+49305550142' })).toBe(false);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('a', 'É', 'e', '\u0301', 'ß', 'ﬁ', 'Σ', 'ø', '٤', '7', ' ', '😀'),
  }),
);

test('text folds as a whole as it folds letter by letter, and folding again changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { text: folded, starts, ends } = foldWithOffsets(text);
      expect(folded).toBe(foldText(text));
      expect(foldText(folded)).toBe(folded);
      expect([starts.length, ends.length]).toEqual([folded.length, folded.length]);
    }),
    { numRuns: 1_000 },
  );
});

test('every word of a label finds it, in any order, and more words never find more', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.nat(), (label, other, cut) => {
      const words = label.split(/\s+/);
      const at = cut % (words.length + 1);
      const turned = [...words.slice(at), ...words.slice(0, at)].join(' ');
      expect(finds(turned, { label })).toBe(true);
      expect(finds(turned.toUpperCase(), { label })).toBe(true);
      if (finds(`${turned} ${other}`, { label: 'Agent' })) {
        expect(finds(turned, { label: 'Agent' })).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('ranges are in order, apart, inside of the text, and cut no letter in two', () => {
  fc.assert(
    fc.property(anyText, anyText, (text, typed) => {
      let end = -1;
      for (const range of foundRanges(text, parseSearch(typed))) {
        expect(range.start).toBeGreaterThan(end);
        expect(range.end).toBeGreaterThan(range.start);
        expect(range.end).toBeLessThanOrEqual(text.length);
        expect(isInsideOfLetter(text, range.start)).toBe(false);
        expect(isInsideOfLetter(text, range.end)).toBe(false);
        end = range.end;
      }
    }),
    { numRuns: 1_000 },
  );
});

/** Between the halves of a pair, or between a letter and its accent. */
function isInsideOfLetter(text: string, at: number): boolean {
  const hasLetterBefore = foldText(text.slice(0, at)) !== '';
  return /^[\udc00-\udfff]/.test(text.slice(at)) || (hasLetterBefore && text.at(at) === '\u0301');
}

test('what is marked is what was typed', () => {
  const marks = (text: string, typed: string) =>
    foundRanges(text, parseSearch(typed)).map(({ start, end }) => text.slice(start, end));
  expect(marks('Agent 4 and agent 14', '4 agent')).toEqual(['Agent', '4', 'agent']);
  expect(marks('E\u0301lodie Straße', 'el ss')).toEqual(['E\u0301l', 'ß']);
  expect(marks('Agent', '')).toEqual([]);
  const digits = (text: string, typed: string) =>
    foundDigits(text, parseSearch(typed)).map(({ start, end }) => text.slice(start, end));
  expect(digits('+49 30 5550142', '0305550')).toEqual(['30 5550']);
});

import { expect, test } from 'vitest';
import { removeWords } from '../../../renderer/features/remove/words.ts';
import { participantRow } from '../../support/arbitraries/rows.ts';

const named = (call: number, label: string) => participantRow(1, call, { label });
const nameOf = ({ label }: { label: string | null }) => label ?? 'Caller';
const all = [named(1, 'Ann'), named(2, 'Bo'), named(3, 'You'), named(4, 'Cy')];
const ringing = participantRow(1, 9, { status: 'ringing' });

test('ending a call names who is cut off, me too, and counts the rest', () => {
  expect(removeWords.endOfCall(all.slice(0, 1), nameOf)).toBe('This ends the call for Ann.');
  expect(removeWords.endOfCall(all.slice(0, 3), nameOf)).toBe(
    'This ends the call for 3 people: Ann, Bo and you.',
  );
  expect(removeWords.endOfCall(all, nameOf)).toBe(
    'This ends the call for 4 people: Ann, Bo, you and Cy.',
  );
  expect(removeWords.endOfCall([...all, named(5, 'Di')], nameOf)).toBe(
    'This ends the call for 5 people: Ann, Bo, you and 2 others.',
  );
});

test('ending a call says which phones stop ringing, and that nobody is there', () => {
  expect(removeWords.endOfCall([named(1, 'Ann'), ringing], nameOf)).toBe(
    'This ends the call for Ann. 1 phone stops ringing.',
  );
  expect(removeWords.endOfCall([ringing, ringing], nameOf)).toBe(
    'Nobody is connected to this call. 2 phones stop ringing.',
  );
});

test('a removal that ends the call for one more says “too”', () => {
  const words = removeWords.consequence({ kind: 'ends-call', cutOff: [named(1, 'Ann')] }, nameOf);
  expect(words).toBe('This ends the call for Ann, too.');
});

test('the last on a call is I, when it is I who leaves', () => {
  expect(removeWords.consequence({ kind: 'nobody-left' }, nameOf)).toContain('They are the last');
  expect(removeWords.consequence({ kind: 'nobody-left' }, nameOf, true)).toContain(
    'You are the last',
  );
});

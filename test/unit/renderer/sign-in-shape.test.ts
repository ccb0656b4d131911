import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountSidSchema } from '../../../common/model/sid.ts';
import {
  endpointShape,
  relayUrlShape,
  secretShape,
  sidShape,
} from '../../../renderer/features/sign-in/shape.ts';

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), maxLength: 40 });

describe('a SID that is typed', () => {
  it('is never called wrong while it may still become right, and good exactly when it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ACSK 0af'), maxLength: 40 }), (text) => {
        const shape = sidShape(text, 'AC');
        expect(shape.is === 'good').toBe(accountSidSchema.safeParse(text.trim()).success);
        const canBecome =
          /^(A?|AC[0-9a-f]{0,32})$/i.test(text.trim()) && /^(A?$|AC)/.test(text.trim());
        expect(shape.is === 'wrong').toBe(!canBecome);
      }),
    );
  });

  it('counts how far it is', () => {
    fc.assert(
      fc.property(hex, (digits) => {
        const shape = sidShape(`  AC${digits}\n`, 'AC');
        if (digits.length < 32)
          expect(shape).toEqual({ is: 'begun', has: digits.length + 2, of: 34 });
        else if (digits.length === 32) expect(shape).toEqual({ is: 'good' });
        else expect(shape).toEqual({ is: 'wrong', why: 'too-long', has: digits.length + 2 });
      }),
    );
  });

  it.each([
    ['SK', { why: 'another-sid', begins: 'SK' }],
    ['ac', { why: 'another-sid', begins: 'ac' }],
    ['ACxyz', { why: 'odd-character' }],
  ])('%s is wrong at once', (typed, why) => {
    expect(sidShape(typed, 'AC')).toEqual({ is: 'wrong', ...why });
  });

  it('that is empty is not judged: a key is not always needed', () => {
    expect(sidShape('  ', 'SK')).toEqual({ is: 'open' });
  });
});

it('a SID in the place of the secret is noticed, and nothing of a secret is told', () => {
  expect(secretShape(` SK${'1'.repeat(32)} `)).toMatchObject({ is: 'wrong', begins: 'SK' });
  fc.assert(
    fc.property(hex, (secret) => {
      expect(secretShape(secret)).toEqual({ is: 'open' });
    }),
  );
});

it('what can be dialled, and where a relay can be, is seen to have the right shape', () => {
  expect(endpointShape('client:alex').is).toBe('good');
  expect(endpointShape('+1415').is).toBe('open');
  expect(relayUrlShape('https://relay.example.com').is).toBe('good');
  expect(relayUrlShape('http://relay.example.com').is).toBe('open');
});

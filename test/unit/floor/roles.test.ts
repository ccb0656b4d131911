import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  guesserOf,
  type RoleMarks,
  roleOf,
  withCorrection,
} from '../../../common/floor/role-of.ts';
import {
  DEFAULT_ROLE_RULES,
  ROLES,
  type RoleCorrection,
  type RoleRule,
  roleSettingsSchema,
} from '../../../common/floor/roles.ts';

const nobody: RoleMarks = { label: null, address: null, direction: null };
const guess = (marks: Partial<RoleMarks>, corrections: readonly RoleCorrection[] = []) =>
  roleOf({ ...nobody, ...marks }, DEFAULT_ROLE_RULES, corrections);

describe('without anybody having said anything', () => {
  it.each([
    ['agent', { label: 'Agent 12' }],
    ['agent', { label: 'agent 12', address: '+14155550100', direction: 'outbound' }],
    ['customer', { label: 'Customer 3' }],
    ['agent', { address: 'client:ann' }],
    ['external', { address: 'sip:tier2@north', direction: 'outbound' }],
    ['customer', { address: '+14155550100', direction: 'inbound' }],
    ['external', { address: '+14155550100', direction: 'outbound' }],
    ['supervisor', { label: 'supervisor:one:Ann', address: 'client:ann' }],
    ['unknown', {}],
    ['unknown', { address: '+14155550100' }],
  ] as const)('it is %s for %o', (role, marks) => {
    expect(guess(marks).role).toBe(role);
  });

  it('names the rule that decided, so that the screen can say why', () => {
    expect(guess({ label: 'Agent 12' }).why).toEqual({
      kind: 'rule',
      rule: { role: 'agent', when: [{ of: 'label', how: 'begins', text: 'Agent' }] },
    });
  });
});

describe('what was said by hand', () => {
  const marks: RoleMarks = { label: 'Agent 4', address: 'client:four', direction: null };

  it('holds for everybody with that label, before any rule', () => {
    const corrections = withCorrection([], marks, 'external') ?? [];
    expect(guess({ label: 'AGENT 4', address: 'client:other' }, corrections)).toMatchObject({
      role: 'external',
      why: { kind: 'corrected' },
    });
    expect(guess({ label: 'Agent 40' }, corrections).role).toBe('agent');
  });

  it('holds by the address of who has no label', () => {
    const unnamed = { ...nobody, address: '+14155550100', direction: 'inbound' } as const;
    const corrections = withCorrection([], unnamed, 'agent') ?? [];
    expect(guess(unnamed, corrections).role).toBe('agent');
  });

  it('cannot be remembered of who has neither, nor overrule whose leg a console marked', () => {
    const console = { ...nobody, label: 'supervisor:one:Ann' };
    expect(withCorrection([], nobody, 'agent')).toBeNull();
    expect(withCorrection([], console, 'customer')).toBeNull();
    const forged: RoleCorrection = { of: 'label', text: console.label, role: 'customer' };
    expect(guess(console, [forged]).why.kind).toBe('console');
  });
});

const anyMarks: fc.Arbitrary<RoleMarks> = fc.record({
  label: fc.constantFrom(null, 'Agent 1', 'agent 1', 'Élodie', 'elodie', 'supervisor:one:Ann'),
  address: fc.constantFrom(null, '+14155550100', 'client:ann', 'sip:x@y', 'whatever'),
  direction: fc.constantFrom(null, 'inbound' as const, 'outbound' as const),
});
const anyRule: fc.Arbitrary<RoleRule> = fc.record({
  role: fc.constantFrom(...ROLES),
  when: fc.array(
    fc.oneof(
      fc.record({
        of: fc.constantFrom('label' as const, 'address' as const),
        how: fc.constantFrom(
          'is' as const,
          'begins' as const,
          'contains' as const,
          'ends' as const,
        ),
        text: fc.constantFrom('Agent', '1', 'ELODIE', 'client:', '+1'),
      }),
      fc.record({
        of: fc.constant('endpoint' as const),
        is: fc.constantFrom('client' as const, 'sip' as const, 'number' as const),
      }),
    ),
    { minLength: 1, maxLength: 2 },
  ),
});

test('the last word by hand holds, and taking it back leaves no trace of it', () => {
  const said = fc.record({ marks: anyMarks, role: fc.option(fc.constantFrom(...ROLES)) });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 8 }), anyMarks, (history, marks) => {
      let corrections: readonly RoleCorrection[] = [];
      for (const one of history) {
        corrections = withCorrection(corrections, one.marks, one.role) ?? corrections;
      }
      const undone = withCorrection(corrections, marks, null);
      if (undone === null) return;
      for (const role of ROLES) {
        const after = withCorrection(corrections, marks, role) ?? [];
        expect(guess(marks, after).role).toBe(role);
        expect(withCorrection(after, marks, null)).toEqual(undone);
        expect(
          roleSettingsSchema.safeParse({ rules: DEFAULT_ROLE_RULES, corrections: after }).success,
        ).toBe(true);
      }
    }),
  );
});

test('a guesser says what roleOf says, whomever it was asked about before, by the same object', () => {
  fc.assert(
    fc.property(fc.array(anyRule), fc.array(anyMarks), (rules, people) => {
      const guessed = guesserOf(rules, []);
      for (const marks of people) {
        const once = guessed(marks);
        expect(once).toEqual(roleOf(marks, rules, []));
        expect(guessed({ ...marks })).toBe(once);
      }
    }),
  );
});

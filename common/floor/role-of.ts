import { parseSupervisorLabel } from '../model/supervisor-label.ts';
import type { ParticipantRow } from '../roster/rows.ts';
import { foldText } from './fold-text.ts';
import type { Role, RoleCondition, RoleCorrection, RoleRule } from './roles.ts';

/** A role, and why: as data, since the words belong to the catalogue of the screen. */
export interface RoleGuess {
  readonly role: Role;
  readonly why: /** The label is one that a console gives to its own leg: nothing can overrule that. */
    | { readonly kind: 'console' }
    | { readonly kind: 'corrected'; readonly correction: RoleCorrection }
    /** “Because its label begins with ‘Agent’”: all that this rule asks is true. */
    | { readonly kind: 'rule'; readonly rule: RoleRule }
    | { readonly kind: 'no-rule' };
}

/** What a role is told from; none of it changes during a call, except that an address comes late. */
export type RoleMarks = Pick<ParticipantRow, 'label' | 'address' | 'direction'>;

/**
 * Who somebody is. A console's own leg is a supervisor; else what was said by hand of the label, or of
 * the address, holds; else the first rule that fits; else it is unknown.
 */
export function roleOf(
  row: RoleMarks,
  rules: readonly RoleRule[],
  corrections: readonly RoleCorrection[],
): RoleGuess {
  return guesserOf(rules, corrections)(row);
}

/**
 * `roleOf` for many rows: rules are folded once, and equal marks answer the very same guess, so that a
 * screen can compare by identity.
 */
export function guesserOf(
  rules: readonly RoleRule[],
  corrections: readonly RoleCorrection[],
): (row: RoleMarks) => RoleGuess {
  const tests = rules.map((rule) => ({ tests: rule.when.map(testOf), guess: guessBy(rule) }));
  const corrected = { label: correctedBy('label'), address: correctedBy('address') };
  const known = new Map<string, RoleGuess>();

  function correctedBy(of: RoleCorrection['of']): ReadonlyMap<string, RoleGuess> {
    return new Map(
      corrections
        .filter((correction) => correction.of === of)
        .map((correction) => [
          foldText(correction.text),
          { role: correction.role, why: { kind: 'corrected', correction } },
        ]),
    );
  }

  function guess(row: RoleMarks): RoleGuess {
    if (parseSupervisorLabel(row.label) !== null) return A_CONSOLE;
    const label = row.label === null ? null : foldText(row.label);
    const address = row.address === null ? null : foldText(row.address);
    const byHand =
      (label === null ? undefined : corrected.label.get(label)) ??
      (address === null ? undefined : corrected.address.get(address));
    if (byHand !== undefined) return byHand;
    const folded = { label, address, direction: row.direction };
    return tests.find((rule) => rule.tests.every((fits) => fits(folded)))?.guess ?? NO_RULE;
  }

  return (row) => {
    const key = `${row.direction}\n${row.label}\n${row.address}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    // Callers come and go all day; what is still needed is soon known again.
    if (known.size >= MOST_KNOWN) known.clear();
    const now = guess(row);
    known.set(key, now);
    return now;
  };
}

/**
 * The corrections after somebody said who this is; `null` takes back what was said. It is remembered by
 * the label, or else by the address, which stay the same over calls. Null when the row has neither, or is
 * a console's own leg, so that nothing could be remembered.
 */
export function withCorrection(
  corrections: readonly RoleCorrection[],
  row: RoleMarks,
  role: Role | null,
): readonly RoleCorrection[] | null {
  const of = row.label === null ? 'address' : 'label';
  const text = row[of];
  if (text === null || text.trim() === '' || parseSupervisorLabel(row.label) !== null) return null;
  const others = corrections.filter(
    (one) => one.of !== of || foldText(one.text) !== foldText(text.trim()),
  );
  return role === null ? others : [...others, { of, text: text.trim(), role }];
}

const A_CONSOLE: RoleGuess = { role: 'supervisor', why: { kind: 'console' } };
const NO_RULE: RoleGuess = { role: 'unknown', why: { kind: 'no-rule' } };
const MOST_KNOWN = 20_000;

function guessBy(rule: RoleRule): RoleGuess {
  return { role: rule.role, why: { kind: 'rule', rule } };
}

/** The label and the address are folded. */
function testOf(condition: RoleCondition): (row: RoleMarks) => boolean {
  switch (condition.of) {
    case 'label':
    case 'address': {
      const { of, how } = condition;
      const text = foldText(condition.text);
      return (row) => row[of] !== null && hasText(row[of].trim(), how, text);
    }
    case 'endpoint':
      return ({ address }) => address !== null && endpointOf(address) === condition.is;
    case 'direction':
      return ({ direction }) => direction === condition.is;
  }
}

function hasText(whole: string, how: 'is' | 'begins' | 'contains' | 'ends', text: string): boolean {
  switch (how) {
    case 'is':
      return whole === text;
    case 'begins':
      return whole.startsWith(text);
    case 'contains':
      return whole.includes(text);
    case 'ends':
      return whole.endsWith(text);
  }
}

/** Twilio writes `client:name`, `sip:name@host`, and numbers with or without a plus; null for the rest. */
function endpointOf(address: string): 'client' | 'sip' | 'number' | null {
  if (address.startsWith('client:')) return 'client';
  if (/^sips?:/.test(address)) return 'sip';
  return /^\+?\d{3,15}$/.test(address) ? 'number' : null;
}

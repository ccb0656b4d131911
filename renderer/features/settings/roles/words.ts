import type { RoleGuess } from '../../../../common/floor/role-of.ts';
import type { Role, RoleCondition, RoleRule } from '../../../../common/floor/roles.ts';
import { list, number } from '../../../words/format.ts';
import { wordsOf } from '../../../words/words-of.ts';

/** What the section of roles says. */
export const rolesWords = wordsOf('settings-roles', {
  role: (role: Role) => ROLE[role],
  rules: () => 'Rules, in their order',
  ruleName: (at: number) => `rule ${number(at + 1)}`,
  place: (at: number) => number(at + 1),
  rule: (rule: RoleRule) => ruleInWords(rule),
  add: () => 'Add a rule',
  reset: () => 'Restore the defaults',
  noRules: () => 'Without rules, everybody’s role is unknown until it is corrected by hand.',
  decides: () => 'decides',

  tryIt: () => 'Try it',
  tryItIs: () => 'Type what somebody has, and see which rule decides.',
  label: () => 'Label',
  labelExample: () => 'Agent 4',
  address: () => 'Number or client',
  addressExample: () => '+14155550177 or client:alex',
  direction: () => 'Direction',
  directionIs: (direction: 'inbound' | 'outbound') => DIRECTION[direction],
  verdict: (guess: RoleGuess, at: number | null) => `${ROLE[guess.role]}: ${why(guess.why, at)}`,

  corrections: () => 'Corrections by hand',
  correctionsAre: () =>
    'Said on the floor of one person, and remembered for everybody with that label or number. They come before all rules.',
  noCorrections: () => 'Nobody has been corrected.',
  correction: (of: 'label' | 'address', text: string) =>
    of === 'label' ? `Label “${text}”` : text,
  removeCorrection: (text: string) => `Remove the correction of ${text}`,
  findCorrection: () => 'Find a correction',

  editTitle: () => 'Rule',
  thenRole: () => 'Whoever fits is',
  conditions: () => 'All of this is true',
  conditionOf: (at: number) => `Condition ${number(at + 1)}`,
  of: (of: RoleCondition['of']) => OF[of],
  how: (how: keyof typeof HOW) => HOW[how],
  howOf: (at: number) => `How condition ${number(at + 1)} compares`,
  textOf: (at: number) => `Text of condition ${number(at + 1)}`,
  isOf: (at: number) => `What condition ${number(at + 1)} asks for`,
  endpoint: (endpoint: 'client' | 'sip' | 'number') => ENDPOINT[endpoint],
  addCondition: () => 'Add a condition',
  removeCondition: (at: number) => `Remove condition ${number(at + 1)}`,
  textExample: () => 'Agent',
  caseless: () => 'Capital letters and accents make no difference.',
});

const ROLE: Readonly<Record<Role, string>> = {
  agent: 'Agent',
  customer: 'Customer',
  supervisor: 'Supervisor',
  external: 'External',
  unknown: 'Unknown',
};

const OF = {
  label: 'Label',
  address: 'Number or client',
  endpoint: 'Reached at',
  direction: 'Direction',
} as const;
const HOW = { is: 'is', begins: 'begins with', contains: 'contains', ends: 'ends with' } as const;
const ENDPOINT = { client: 'a softphone', sip: 'a SIP phone', number: 'a telephone' } as const;
const DIRECTION = { inbound: 'called in', outbound: 'was dialled' } as const;

function ruleInWords({ when }: RoleRule): string {
  return list(when.map(conditionInWords));
}

function conditionInWords(condition: RoleCondition): string {
  switch (condition.of) {
    case 'label':
    case 'address':
      return `${OF[condition.of].toLowerCase()} ${HOW[condition.how]} “${condition.text}”`;
    case 'endpoint':
      return `reached at ${ENDPOINT[condition.is]}`;
    case 'direction':
      return DIRECTION[condition.is];
  }
}

function why(reason: RoleGuess['why'], at: number | null): string {
  switch (reason.kind) {
    case 'console':
      return 'a console gave this label to its own leg';
    case 'corrected':
      return 'it was corrected by hand';
    case 'rule':
      return `rule ${number((at ?? 0) + 1)} decides, since ${ruleInWords(reason.rule)}`;
    case 'no-rule':
      return 'no rule fits';
  }
}

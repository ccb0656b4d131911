import type { RoleGuess } from '../../../common/floor/role-of.ts';
import type { Role, RoleCondition } from '../../../common/floor/roles.ts';
import type { Settings } from '../../../common/ipc/settings.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { Standing } from '../../../common/roster/thresholds.ts';
import { list } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';
import type { WideColumn } from './columns.ts';

/** Everything that the floor says itself; who says more of calls and people has words of its own. */
export const floorWords = wordsOf('floor', {
  grid: () => 'Participants',
  floor: () => 'Floor',
  column: (column: WideColumn | 'actions') => COLUMN[column],
  sortBy: (column: WideColumn) => `Sort by ${COLUMN[column].toLowerCase()}`,
  columns: () => 'Columns',
  chooseColumns: () => 'Columns shown',
  density: () => 'Density',
  comfortable: () => 'Comfortable',
  compact: () => 'Compact',
  resetWidths: () => 'Reset the widths',

  select: (name: string) => `Select ${name}`,
  about: () => 'About this person',
  noClock: () => '·',
  clockIs: (level: Exclude<Standing, 'fine'>) => (level === 'late' ? 'long' : 'too long'),
  talking: () => 'Talking',
  confirmed: (by: ParticipantRow['source'], age: string) => `${SOURCE[by]}, ${age}`,
  waiting: () => 'waiting to start',
  youAreHere: () => 'you are here',
  caller: () => 'Caller',
  numberNotRead: () => 'number not read yet',
  endsCall: () => 'ends the call on exit',

  role: (role: Role) => ROLE[role],
  roleIs: (role: Role, why: RoleGuess['why']) => `${ROLE[role]}: ${whyInWords(why)}`,
  aboutTitle: (name: string) => `About ${name}`,
  whoIsIt: () => 'Who is it?',
  byRules: (role: Role) => `As the rules say (${ROLE[role].toLowerCase()})`,
  rememberedBy: (what: 'label' | 'address', text: string) =>
    what === 'label'
      ? `Remembered for everybody with the label “${text}”.`
      : `Remembered for everybody at ${text}.`,
  cannotRemember: () =>
    'They have neither a label nor a number that is known, so nothing can be remembered.',
  label: () => 'Label',
  noLabel: () => 'none',
  address: () => 'Number or client',
  callSid: () => 'CallSid',
  conferenceSid: () => 'ConferenceSid',
  copy: (what: string) => `Copy ${what}`,
  copied: () => 'Copied',

  account: () => 'Account and appearance',
  appearance: () => 'Appearance',
  colours: (scheme: Settings['appearance']['colorScheme']) => COLOURS[scheme],
  signOut: () => 'Sign out',
  endRehearsal: () => 'End the rehearsal',
});

const COLOURS = { dark: 'Dark', light: 'Light', auto: 'Same as the system' } as const;

const COLUMN: Readonly<Record<WideColumn | 'actions', string>> = {
  person: 'Participant',
  role: 'Role',
  state: 'State',
  mode: 'Mode',
  'in-call': 'In call',
  talk: 'Talk',
  hold: 'Hold',
  mute: 'Mute',
  silence: 'Silence',
  freshness: 'Confirmed',
  actions: 'Actions',
};

const ROLE: Readonly<Record<Role, string>> = {
  agent: 'Agent',
  customer: 'Customer',
  supervisor: 'Supervisor',
  external: 'External',
  unknown: 'Unknown',
};

function whyInWords(why: RoleGuess['why']): string {
  switch (why.kind) {
    case 'console':
      return 'a console dialled this leg';
    case 'corrected':
      return 'you said so';
    case 'rule':
      return list(why.rule.when.map(conditionInWords));
    case 'no-rule':
      return 'no rule fits';
  }
}

function conditionInWords(condition: RoleCondition): string {
  switch (condition.of) {
    case 'label':
    case 'address': {
      const what = condition.of === 'label' ? 'the label' : 'the number or client';
      return `${what} ${HOW[condition.how]} “${condition.text}”`;
    }
    case 'endpoint':
      return `reached at ${ENDPOINT[condition.is]}`;
    case 'direction':
      return condition.is === 'inbound' ? 'called in' : 'was dialled';
  }
}

const HOW = { is: 'is', begins: 'begins with', contains: 'contains', ends: 'ends with' } as const;
const ENDPOINT = { client: 'a softphone', sip: 'a SIP phone', number: 'a telephone' } as const;
const SOURCE = { poll: 'read', answer: 'answered', event: 'event' } as const;

import type { Chip } from '../../../common/floor/chips.ts';
import type { SortColumn, Sorting } from '../../../common/floor/sorting.ts';
import { uiWords } from '../../ui/words.ts';
import { number } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';

/** Everything that finding people says. */
export const findWords = wordsOf('find', {
  find: () => 'Find people',
  field: () => 'Find by name, number, call or SID',
  placeholder: () => 'Name, number, call…',
  clear: () => 'Clear the search',

  filters: () => 'Show only',
  all: () => 'All',
  chip: (chip: Chip) => CHIP[chip],
  chipName: (name: string, count: number) => `${name} ${uiWords.people(count)}`,
  shown(shown: number, total: number): string {
    if (shown === total) return uiWords.people(total);
    return `${number(shown)} of ${uiWords.people(total)}`;
  },
  nobody: () => 'Nobody is found.',
  showEverybody: () => 'Show everybody',

  sort: (column: SortColumn) => `Sort: ${COLUMN[column]}`,
  sortBy: () => 'Sort by',
  column: (column: SortColumn) => COLUMN[column],
  order: () => 'Order',
  direction: (column: SortColumn, direction: Sorting['direction']) =>
    ORDER[KIND[column]][direction],
  newCall: () => 'New call',
  grouped: () => 'Group by call',

  views: () => 'Views',
  viewsOf: (name: string) => `View: ${name}`,
  savedViews: () => 'Saved views',
  noViews: () => 'No views are saved yet.',
  save: () => 'Save this view…',
  manage: () => 'Rename or delete…',
  saveTitle: () => 'Save this view',
  saveWhat: () =>
    'The search, the filters, the order and the grouping are kept under this name. People are found anew each time.',
  name: () => 'Name',
  namePlaceholder: () => 'Billing on hold',
  saveIt: () => 'Save',
  replaceIt: (name: string) => `Replace “${name}”`,
  manageTitle: () => 'Saved views',
  nameOf: (name: string) => `Name of “${name}”`,
  remove: (name: string) => `Delete “${name}”`,
  bringBack: (name: string) => `Keep “${name}”`,
  deleted: () => 'Will be deleted when you save.',
  saveChanges: () => 'Save changes',
});

const CHIP: Readonly<Record<Chip, string>> = {
  'on-hold': 'On hold',
  muted: 'Muted',
  coaching: 'Coaching',
  ringing: 'Ringing',
  long: 'Long',
  alone: 'Alone',
  mine: 'My calls',
  stale: 'Old data',
};

const COLUMN: Readonly<Record<SortColumn, string>> = {
  started: 'Arrival',
  needs: 'Needs you',
  person: 'Person',
  conference: 'Call',
  state: 'State',
  'in-call': 'Time in call',
  talk: 'Talk',
  hold: 'Hold',
  mute: 'Mute',
  silence: 'Silence',
  freshness: 'Age of the data',
};

const KIND = {
  started: 'arrival',
  needs: 'pressing',
  person: 'name',
  conference: 'name',
  state: 'pressing',
  'in-call': 'clock',
  talk: 'clock',
  hold: 'clock',
  mute: 'clock',
  silence: 'clock',
  freshness: 'clock',
} as const satisfies Readonly<Record<SortColumn, string>>;

const ORDER = {
  arrival: { up: 'Oldest first', down: 'Newest first' },
  pressing: { up: 'Most pressing first', down: 'Most pressing last' },
  name: { up: 'A to Z', down: 'Z to A' },
  clock: { up: 'Shortest first', down: 'Longest first' },
} as const;

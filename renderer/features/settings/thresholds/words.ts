import { wordsOf } from '../../../words/words-of.ts';
import type { Clock, Limit } from './threshold-draft.ts';

/** What the section of thresholds says. */
export const thresholdsWords = wordsOf('settings-thresholds', {
  how: () => 'Type seconds (90) or minutes and seconds (1:30). An empty field is off.',
  table: () => 'Thresholds of each clock',
  clock: () => 'Clock',
  clockName: (clock: Clock) => CLOCK[clock].name,
  clockIs: (clock: Clock) => CLOCK[clock].what,
  limit: (limit: Limit) => LIMIT[limit],
  limitOf: (limit: Limit, clock: Clock) => `${CLOCK[clock].name}: ${LIMIT[limit].toLowerCase()}`,
  off: () => 'Off',
  unclear: () => 'Type a time like 90 or 1:30',
  looks: () => 'Looks like',
  never: () => 'Never late',
  late: () => 'late',
  alarming: () => 'alarm',
  restore: (clock: Clock) => `Restore the defaults of ${CLOCK[clock].name.toLowerCase()}`,
  restoreAll: () => 'Restore all defaults',
});

const LIMIT: Readonly<Record<Limit, string>> = {
  lateAfter: 'Late after',
  alarmingAfter: 'Alarm after',
};

const CLOCK: Readonly<Record<Clock, { readonly name: string; readonly what: string }>> = {
  hold: { name: 'On hold', what: 'One hold, from its beginning' },
  heldTotal: { name: 'All holds', what: 'All holds of a person on this call' },
  ringing: { name: 'Ringing', what: 'A phone that nobody answers' },
  muted: { name: 'Muted', what: 'Somebody whom nobody hears' },
  silence: { name: 'Silence', what: 'Somebody who could speak and does not' },
  alone: { name: 'Alone', what: 'The only one on a call' },
  inCall: { name: 'In call', what: 'The whole call of a person' },
};

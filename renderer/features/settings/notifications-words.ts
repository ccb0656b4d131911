import { wordsOf } from '../../words/words-of.ts';
import { textOfMinute } from './time-of-day.ts';

/** What the section of notifications says. */
export const notificationsWords = wordsOf('settings-notifications', {
  isOn: () => 'Notify me on the desktop',
  isOnIs: () => 'Only while Earshot is not in front. What needs you stays in the rail in any case.',
  from: () => 'Notify me from',
  fromOf: (from: 'late' | 'alarming') => FROM[from].name,
  fromIs: (from: 'late' | 'alarming') => FROM[from].what,
  quiet: () => 'Do not disturb',
  quietIs: () => 'Be silent every day at these times',
  quietEnd: (end: 'from' | 'to') => (end === 'from' ? 'From' : 'To'),
  quietTimes(from: number, to: number): string {
    const begin = textOfMinute(from);
    const end = textOfMinute(to);
    if (from === to) return `From ${begin} to ${end} is no time at all: nothing is silent.`;
    if (from < to) return `Silent from ${begin} to ${end}.`;
    return `Silent from ${begin} to ${end} of the next day.`;
  },
  kinds: () => 'Alert me to',
  kindsAre: () => 'What is not ticked neither stands in the rail nor is notified.',
});

const FROM = {
  alarming: { name: 'Alarms', what: 'What is alarming or urgent' },
  late: { name: 'Everything late', what: 'What is late, too' },
} as const;

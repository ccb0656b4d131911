import type { HistoryState } from '../../../common/ipc/history.ts';
import type { HistorySettings } from '../../../common/ipc/settings.ts';
import { list, number, plural, timeOfDay } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';

/** What the section of the history says. */
export const historySettingsWords = wordsOf('settings-history', {
  state(state: HistoryState['state'], since: number): string {
    switch (state) {
      case 'opening':
        return 'The history is being opened';
      case 'recording':
        return `Kept since ${timeOfDay(since)}`;
      case 'stopped':
        return `Nothing has been kept since ${timeOfDay(since)}`;
    }
  },
  dropped: (count: number) =>
    `${number(count)} ${plural(count, { one: 'entry was', other: 'entries were' })} not kept and cannot be got back. Calls are not affected.`,
  limit: (limit: keyof HistorySettings) =>
    limit === 'keepDays' ? 'Forget calls after' : 'Use at most',
  unit: (limit: keyof HistorySettings) => (limit === 'keepDays' ? 'days' : 'MB'),
  usual: (limit: keyof HistorySettings, value: number) =>
    limit === 'keepDays'
      ? `Usually ${number(value)}; from 1 to 365`
      : `Usually ${number(value)}; from 20 to 10,000`,
  decided: () => 'Decided by whoever looks after this computer',
  whicheverFirst: () => 'Whichever comes first. The oldest calls are forgotten first.',
  lessTitle: () => 'Keep less of the history?',
  less(before: HistorySettings, after: HistorySettings): string {
    const days = plural(after.keepDays, { one: 'day', other: 'days' });
    const what = [
      ...(after.keepDays < before.keepDays
        ? [`calls that ended more than ${number(after.keepDays)} ${days} ago`]
        : []),
      ...(after.maxMegabytes < before.maxMegabytes
        ? [`the oldest calls beyond ${number(after.maxMegabytes)} MB`]
        : []),
    ];
    return `Earshot forgets ${list(what)}.`;
  },
  notBack: () => 'What is forgotten cannot be got back. Export it first if you may need it.',
  keepAsItIs: () => 'Keep it as it is',
  keepLess: () => 'Keep less',
});

import type { UpdateChannel, UpdateState } from '../../../../common/ipc/updates.ts';
import { number, timeOfDay } from '../../../words/format.ts';
import { wordsOf } from '../../../words/words-of.ts';

/** What the section of newer versions says. */
export const updatesWords = wordsOf('settings-updates', {
  now: () => 'Newer versions',
  state(now: UpdateState): string {
    switch (now.state) {
      case 'off':
        return OFF[now.why];
      case 'current':
        return now.lookedAt === null
          ? 'Nothing was looked for yet'
          : `This is the newest version, as of ${timeOfDay(now.lookedAt)}`;
      case 'looking':
        return 'Looking for a newer version…';
      case 'downloading':
        return `Fetching version ${now.version}: ${number(now.percent)} %`;
      case 'ready':
        return now.isRestartWanted
          ? `Version ${now.version} starts by itself once you have left your call and nothing that you asked for is under way`
          : `Version ${now.version} is ready, and takes the place of this one at the next start`;
      case 'failed':
        return `${now.failure.message} ${now.failure.hint} The next time is at ${timeOfDay(now.nextAt)}.`;
    }
  },
  look: () => 'Look now',
  restart: () => 'Restart when I am on no call',
  wait: () => 'Wait for the next start',
  channel: () => 'Which versions',
  channelOf: (channel: UpdateChannel) => CHANNEL[channel].name,
  channelIs: (channel: UpdateChannel) => CHANNEL[channel].what,
  decided: () => 'Which versions this computer gets was decided by whoever looks after it.',
  never: () => 'Earshot never restarts by itself while you are on a call.',
});

const OFF = {
  policy: 'Whoever looks after this computer installs newer versions',
  'not-installed':
    'This copy of Earshot was not installed, so that it cannot replace itself. Fetch a newer one where you got it.',
  'no-rights':
    'This copy of Earshot lies where only an administrator may write, so that it cannot replace itself. Ask whoever put it there for a newer one.',
  'no-feed':
    'This copy of Earshot knows no place of newer versions. Fetch a newer one where you got it.',
  development: 'This is a development build, which is not updated',
} as const;

const CHANNEL: Readonly<Record<UpdateChannel, { readonly name: string; readonly what: string }>> = {
  stable: { name: 'Stable', what: 'Versions that others have worked with before' },
  beta: { name: 'Beta', what: 'New things early, with more to stumble over' },
};

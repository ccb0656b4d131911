import type { Recovery } from '../../../common/ipc/recovery.ts';
import { list, number, plural, timeOfDay } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';

/** What is said of this computer. */
export const noticesWords = wordsOf('notices', {
  dropped(count: number): string {
    const entries = plural(count, {
      one: `${number(count)} entry was`,
      other: `${number(count)} entries were`,
    });
    return `${entries} not kept in the history, and cannot be got back. Calls are not affected.`;
  },
  ready: (version: string) =>
    `Earshot ${version} is ready. It takes the place of this version when you start Earshot next, or from Settings, Updates.`,
  restarts: (version: string) => `Earshot ${version} starts as soon as you are on no call.`,
  leftLive({ left, state, failure }: Recovery): string {
    const calls = left.calls.map(({ name }) => name || noticesWords.aCall());
    const before = `Earshot ended without being told to at ${timeOfDay(left.at)}, while you were on ${list(calls)}.`;
    switch (state) {
      case 'signing-in':
        return `${before} Signing in to ${left.profileName}, to mute you…`;
      case 'open':
        return `${before} You are signed in to ${left.profileName} again: where anybody could still hear you, you are being muted. The top of the window shows on which calls you are now.`;
      case 'failed':
        return `${before} Signing in to ${left.profileName} again failed, so you may still be heard: hang up your phone. ${failure?.message ?? ''} ${failure?.hint ?? ''}`.trim();
    }
  },
  aCall: () => 'a call',
  linkWaitsForSignIn: () =>
    'You followed a link to a call. It is shown as soon as you are signed in to the account that it is on.',
  linkIsLookedFor: () =>
    'You followed a link to a call that is not on the floor yet. It is shown as soon as Twilio tells of it; if it is not there, this line says so.',
  linkLeadsNowhere: () =>
    'You followed a link to a call that is not on the floor of this account. It has ended, or it is on another account. Nothing was changed.',
});

import type { Help } from '../../../common/wire/relay-help.ts';
import type { Present } from '../../../common/wire/relay-presence.ts';
import { number, plural } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';

/** Everything that is said of colleagues. */
export const togetherWords = wordsOf('together', {
  reason: (reason: Help['reason']) => REASON[reason],

  /** Which colleagues are on a call, or look at it. */
  here(mode: Present['places'][number]['mode'], names: readonly string[]): string {
    const rest = names.length - MOST_NAMES;
    const shown = names.slice(0, MOST_NAMES).join(', ');
    const who = rest > 0 ? `${shown} and ${number(rest)} more` : shown;
    return `${who} ${plural(names.length, { one: 'is', other: 'are' })} ${MODE[mode]}`;
  },

  takeOverTitle: () => 'Take over?',
  nobodyCoaches: (agent: string) => `Nobody coaches ${agent} any more.`,
  takeOver: (coach: string, agent: string) =>
    `${coach} is coaching ${agent}: take over? ${coach} is told, and the agent hears you both until they stop.`,
  coach: () => 'Coach',
  takeOverAgree: () => 'Take over',
});

/** Why an agent asks, as it stands at the end of a sentence. */
const REASON: Readonly<Record<Help['reason'], string>> = {
  'customer-upset': 'the customer is upset.',
  question: 'a question.',
  approval: 'something needs approval.',
  technical: 'something does not work.',
  safety: 'somebody may be in danger.',
  other: 'something else.',
};

/** As many names as stand in a line. */
const MOST_NAMES = 3;

const MODE = {
  barged: 'barged in',
  coaching: 'coaching',
  listening: 'listening',
  watching: 'watching',
} as const;

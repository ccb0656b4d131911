import type { ChangeRefusal } from '../../../common/roster/change-rules.ts';
import { number, plural } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';

/** Everything that the form says in which somebody's settings are changed. */
export const changeWords = wordsOf('change', {
  open: () => 'Change settings…',
  ownLeg: () => 'your own leg',
  title: (name: string, call: string) => `Change settings of ${name} on ${call}`,
  titleGone: () => 'Change settings',
  whatItIs: () =>
    'What is not set stays as it is. Twilio does not tell most of these back, so only what is set here is shown.',
  fields: () => 'Settings',
  left: () => 'They have left the call meanwhile. Nothing can be changed any more.',

  // Before it is sent.
  nothingYet: () => 'Nothing is set yet.',
  sets: (count: number, name: string) =>
    `${plural(count, { one: `${number(count)} setting`, other: `${number(count)} settings` })} of ${name} will be changed.`,
  mendFirst: (count: number) =>
    plural(count, {
      one: `${number(count)} value cannot be sent as it is.`,
      other: `${number(count)} values cannot be sent as they are.`,
    }),
  asOf: () => 'Twilio has not been read for a while: it may be otherwise by now.',
  willPlay: (name: string) => `${name} hears the announcement at once.`,
  hushesMe: (name: string) => `You whisper to ${name}: you are muted first.`,
  holdUrlWaits: () =>
    'They are not on hold, so this is not heard now. Whether Twilio keeps it for the next hold is not documented: set “Is on hold” with it to be sure.',
  holdUrlAnew: () =>
    'They are on hold already. Whether the music changes at once is not documented: set “Is on hold” with it to be sure.',
  waitUrlLate: () => 'The call has started, so that nobody waits any more. It may never be heard.',
  now: (is: boolean) => (is ? 'Now: yes.' : 'Now: no.'),
  nowCoaches: (name: string) => `Now: ${name}.`,
  wouldBe: (name: string, isHeld: boolean) => (isHeld ? `${name} · on hold` : name),
  noTarget: () => 'Not set',

  refusal: (why: ChangeRefusal) => REFUSED[why],
  insteadMine: () =>
    'This is your own leg. Who hears you is decided by Listen, Coach, Barge in and Mute, which look before they let anybody hear you.',

  // Sent.
  asking: () => 'Asking Twilio…',
  checking: () => 'Twilio’s answer was lost. Looking what became of it…',
  confirmed: (titles: string) => `Confirmed by Twilio: ${titles}.`,
  taken: (titles: string) =>
    `Taken by Twilio, which does not tell it back, so that nobody can see it: ${titles}.`,
  played: () =>
    'The announcement was asked for. Whether it was heard is not followed here: Announce does that.',

  change: () => 'Change',
  changeEndsCall: () => 'Change, so that their leaving ends the call',
  cancel: () => 'Cancel',
  close: () => 'Close',
});

const REFUSED: Readonly<Record<ChangeRefusal, string>> = {
  'unmutes-supervisor':
    'Nobody is unmuted here who is a supervisor: everyone might hear them. Only they themselves unmute, in their own console.',
  'aims-open-supervisor':
    'Whom a supervisor whispers to can be set here only together with Muted: yes. Otherwise somebody else might hear them.',
  'resumes-open-supervisor':
    'A supervisor comes back from hold here only together with Muted: yes. Otherwise somebody might hear them.',
  'may-open-coach':
    'They whisper to somebody, and Twilio may take any change for the end of that: everybody might hear them. Set Muted: yes with it, or say again to whom they whisper.',
};

import type { CallerId } from '../../../common/ipc/addition.ts';
import type { CreateGroup } from '../../../common/participant-parameters/create-parameters.ts';
import { uiWords } from '../../ui/words.ts';
import { number, plural } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';
import type { JoinAs } from './join-as.ts';
import type { WhyNobody } from './who.ts';

/** Everything that adding somebody says, but for what it says of Twilio's parameters. */
export const addWords = wordsOf('add', {
  titleLive: (call: string) => `Add someone to ${call}`,
  titleNew: () => 'Start a new call',
  ended: () => 'This call has ended meanwhile. Nobody can be added to it.',

  // A new call.
  newName: () => 'Name of the call',
  newNameHelp: () => 'Everybody’s console shows the call by it.',
  nameIsLive: (name: string) =>
    `A call named “${name}” is live: they would come onto that one. Use another name, or add them there.`,
  newTold: (hasRelay: boolean) =>
    hasRelay
      ? 'The first person’s request decides who is told of this call: it has Twilio tell our relay of all nine kinds of happenings. Whoever is added later cannot change that.'
      : 'There is no relay, so that nobody tells Earshot what happens on this call: it will read the call by polling.',

  // Who.
  who: () => 'Who',
  whoExample: () => 'Name, number, client:… or sip:…',
  whoHelp: () =>
    'A telephone number as it is written anywhere, client:name, sip:name@host or app:AP….',
  understoodNumber: (shown: string, country: string | null) =>
    country === null ? shown : `${shown}, ${country}`,
  understood: (kind: 'emergency' | 'client' | 'sip' | 'app' | 'name', address: string) =>
    `${UNDERSTOOD[kind]}: ${address}`,
  whoMissing: () => 'Say who is to be dialled',
  wrong: (why: WhyNobody) => WRONG[why],
  contacts: () => 'Contacts',
  recents: () => 'Dialled lately',
  choices: (of: string) => `${of}: choices`,

  // From.
  from: () => 'From',
  fromHelp: () => 'What their phone shows.',
  fromMissing: () => 'Choose or type from which number',
  yourNumbers: () => 'Your account',
  callerId: (kind: CallerId['kind'] | 'profile') => CALLER_IDS[kind],
  asking: () => 'Asking which numbers your account has…',
  noNumbers: (why: string) =>
    `The numbers of your account cannot be shown: ${why} You can type one.`,

  label: () => 'Name on the call',
  labelHelp: () => 'Left out, their number or address is shown.',

  // How they join.
  joinAs: () => 'Join as',
  way: (way: JoinAs) => WAYS[way],
  hearsAndIsHeard: () => 'Everybody on the call hears them, and they hear everybody.',
  hearsUnheard: () => 'They hear everybody. Nobody hears them until somebody unmutes them.',
  hearsAndWhispers: (name: string | null) =>
    name === null
      ? 'They hear everybody. Only the person whom you choose hears them.'
      : `They hear everybody. Only ${name} hears them.`,
  comesQuietly: () => 'No beep tells that they came.',
  firstOnCall: () => 'They are the first on this call, and hear music until it starts.',
  coachWhom: () => 'Whom they coach',
  chooseWhom: () => 'Choose whom',
  cannotBeCoached: (name: string, why: 'on-hold' | 'not-on-call') =>
    `${name} (${why === 'on-hold' ? 'on hold' : 'not connected yet'})`,
  nobodyToCoach: () => 'Nobody is on this call who could be coached.',

  // Everything else.
  groupHas: (group: CreateGroup) => HAS[group],
  everythingElse: () => 'Everything else',
  changed: (count: number) =>
    plural(count, { one: `${number(count)} set`, other: `${number(count)} set` }),
  wrongIn: (count: number) =>
    plural(count, { one: `${number(count)} problem`, other: `${number(count)} problems` }),
  find: () => 'Find a parameter',
  noneFound: (typed: string) => `No parameter is called or does “${typed}”. Try another word.`,
  resetAll: () => 'Reset all',
  coachIs: (name: string) => `That is ${name}.`,

  // Kept.
  preset: () => 'Preset',
  noPreset: () => 'Choose…',
  savePreset: () => 'Save as preset…',
  presetName: () => 'Save this under the name',
  deletePreset: (name: string) => `Delete “${name}”`,
  keepContact: () => 'Keep as contact…',
  contactName: () => 'Keep them under the name',
  forgetContact: (name: string) => `Forget “${name}”`,
  save: () => 'Save',
  replace: () => 'Replace',
  secretsLeftOut: () => 'Whom it is for, passwords and tokens are not saved.',
  hadSecret: () =>
    'A password or token of the first attempt was not kept. Type it again if it is needed.',

  // What will happen.
  dials: (who: string, call: string, from: string) => `Dials ${who} onto ${call}, from ${from}.`,
  begins: (who: string, call: string, from: string) =>
    `Dials ${who}, from ${from}, and begins the call ${call} with them.`,
  nobodyYet: () => 'Nobody is dialled yet.',
  notYet: (count: number) =>
    plural(count, {
      one: `${number(count)} thing has to be mended first.`,
      other: `${number(count)} things have to be mended first.`,
    }),
  heardByAll: () => 'Everybody will hear them.',
  heardByNobody: () => 'Nobody will hear them.',
  heardBy: (name: string | null) =>
    name === null ? 'Only one person will hear them.' : `Only ${name} will hear them.`,
  rings: (seconds: number) => `It rings for up to ${number(seconds)} s.`,
  named: (name: string, address: string) => `${name} (${address})`,
  dial: () => 'Dial',
  keys: (isMac: boolean) => (isMac ? '⌘Enter' : 'Ctrl+Enter'),
  cancel: () => uiWords.cancel(),
});

const HAS: Readonly<Record<CreateGroup, string>> = {
  who: 'whom, from where, by what name',
  call: 'ringing, time limit, delays, reason',
  conference: 'heard or not, beeps, beginning and end, music',
  coaching: 'who is whispered to',
  'recording-call': 'channels, whose voice, who is told',
  'recording-conference': 'from the start or not, who is told',
  callbacks: 'addresses of what happens',
  machine: 'answering machines',
  'sip-byoc': 'signing in, trunk',
  caller: 'what their phone shows',
  emergency: 'where help is to come',
};

const WAYS: Readonly<Record<JoinAs, string>> = {
  normal: 'Normal',
  muted: 'Muted',
  listening: 'Listening supervisor',
  coach: 'Coach',
};

const UNDERSTOOD: Readonly<Record<'emergency' | 'client' | 'sip' | 'app' | 'name', string>> = {
  emergency: 'Emergency number',
  client: 'Client',
  sip: 'SIP address',
  app: 'App',
  name: 'SIP user',
};

const WRONG: Readonly<Record<WhyNobody, string>> = {
  unknown: 'That is no number and no address, and no contact is called so.',
  'no-country': 'Begin with + and the code of the country: it is not clear which country is meant.',
  'too-short': 'That is too short for a telephone number.',
  'too-long': 'That is too long for a telephone number.',
  impossible: 'No telephone number there is that long.',
  extension: 'Twilio cannot dial an extension here. Leave it out.',
  client: 'Write client: and a name without spaces, such as client:ana.',
  sip: 'Write sip: with a name and a host, such as sip:ana@example.com.',
  app: 'Write app: and the identifier of the app: AP and 32 hexadecimal digits.',
};

const CALLER_IDS: Readonly<Record<CallerId['kind'] | 'profile', string>> = {
  profile: 'your caller id',
  number: 'number of the account',
  verified: 'verified',
};

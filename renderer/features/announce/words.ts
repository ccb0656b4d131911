import type { WhyNot } from '../../../common/floor/bulk.ts';
import type { AnnouncementKind } from '../../store/announcement-store.ts';
import { uiWords } from '../../ui/words.ts';
import { capital, number, plural } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';

/** How an announcement is made. */
export type Way = 'saved' | 'text' | 'url';

/** Everything that announcing says. */
export const announceWords = wordsOf('announce', {
  titleOne: (name: string) => `Announce to ${name}`,
  titleAll: (call: string) => `Announce to everyone on ${call}`,
  titleMany: (count: number) => `Announce to ${uiWords.people(count)}`,

  // Who hears it.
  callEnded: () => 'The call has ended meanwhile.',
  onlyOne: (name: string) => `Only ${name} hears it.`,
  left: (name: string) => `${name} left the call meanwhile.`,
  all(count: number): string {
    if (count === 0) return 'Nobody is connected to the call yet.';
    return count === 1
      ? 'The one person on the call hears it.'
      : `All ${number(count)} on the call hear it, customers too.`;
  },
  many: (count: number, calls: number) =>
    `${capital(uiWords.people(count))} on ${plural(calls, { one: `${number(calls)} call hear`, other: `${number(calls)} calls hear` })} it.`,
  wholeCalls: (calls: number) =>
    plural(calls, {
      one: `On ${number(calls)} of them that is everybody, customers too.`,
      other: `On ${number(calls)} calls that is everybody, customers too.`,
    }),
  leftOut: (why: WhyNot, names: readonly string[]) =>
    `${capital(uiWords.listed(names.map(uiWords.inSentence)))} ${WHY_NOT[why](names.length)}`,
  nobody: () => 'There is nobody left who could hear it.',

  // How.
  ways: () => 'What is announced',
  way: (way: Way) => WAYS[way],
  text: () => 'Text',
  textHelp: () => 'A voice says it word for word.',
  unspeakable: () => 'It has characters that cannot be spoken',
  language: () => 'Language',
  voice: () => 'Voice',
  /** As the voice is called at Twilio, `Polly.Amy-Neural`, without what nobody needs to know. */
  voiceName(voice: string): string {
    const [name = voice, ...kind] = voice.replace(/^[^.]*\./, '').split('-');
    return [name, ...kind.map((part) => part.toLowerCase())].join(', ');
  },
  url: () => 'URL',
  urlHelp: () => 'Twilio fetches this address: TwiML with <Say> or <Play>, or an audio file.',
  urlExample: () => 'https://example.com/announcement.xml',
  method: () => 'Method',
  methodHelp: () => 'How Twilio asks the address.',

  // Saved ones.
  search: () => 'Search what is saved',
  searchHelp: () => 'Arrow keys choose.',
  savedOnes: () => 'Saved announcements',
  found: (count: number) =>
    plural(count, { one: `${number(count)} found`, other: `${number(count)} found` }),
  noneSaved: () => 'Nothing is saved yet. Write a text or give an address, then press Save.',
  noneFound: (typed: string) => `Nothing is saved as “${typed}”. Try fewer words.`,
  needsRelay: () => 'needs a relay',
  choose: () => 'Choose one of those that are saved',
  change: () => 'Change it first',
  manage: () => 'Manage…',
  save: () => 'Save…',
  saveName: () => 'Save under this name',
  saveIt: () => 'Save it',
  replaceIt: (name: string) => `Replace “${name}”`,
  saved: (name: string) => `Saved as “${name}”.`,

  // What will be heard.
  preview: () => 'What will be heard',
  previewEmpty: () => 'What you type stands here as it will be said.',
  about: (seconds: number, language: string, voice: string) =>
    `About ${number(seconds)} s · ${language} · ${voice}`,
  characters: (count: number, most: number) => `${number(count)} of ${number(most)} characters`,
  twiml: () => 'TwiML that Twilio fetches',
  address: (method: string, url: string) => `Twilio asks ${method} ${url}`,
  addressNotHeard: () => 'Earshot has not heard what is there: only Twilio fetches it.',
  listen: () => 'Hear it here',
  stopListening: () => 'Stop',
  listenHelp: () => 'This computer reads it to you. On the call another voice speaks: Twilio’s.',

  announce: () => 'Announce',
  keys: (isMac: boolean) => (isMac ? '⌘Enter' : 'Ctrl+Enter'),
  cancel: () => uiWords.cancel(),

  // On the row.
  outcome: (kind: AnnouncementKind) => OUTCOMES[kind],
  outcomeMeans: (kind: AnnouncementKind) => MEANS[kind],
});

const WAYS: Readonly<Record<Way, string>> = { saved: 'Saved', text: 'Typed text', url: 'Address' };

const WHY_NOT: Readonly<Record<WhyNot, (count: number) => string>> = {
  'not-connected': (count) =>
    plural(count, {
      one: 'does not hear it: the phone rings still.',
      other: 'do not hear it: their phones ring still.',
    }),
  // An announcement is possible to anybody who is connected.
  me: () => 'cannot hear it.',
  supervisor: () => 'cannot hear it.',
  gone: (count) => plural(count, { one: 'has left the call.', other: 'have left the call.' }),
};

const OUTCOMES: Readonly<Record<AnnouncementKind, string>> = {
  playing: 'Announcing…',
  played: 'Announced',
  failed: 'Announcement failed',
  unknown: 'Perhaps announced',
};

const MEANS: Readonly<Record<AnnouncementKind, string>> = {
  playing: 'Twilio took it. That it was played is not told yet.',
  played: 'Twilio told that it was played to its end.',
  failed: 'Twilio told that it was not played.',
  unknown: 'Twilio took it; nothing tells whether it was heard.',
};

import { number, plural } from '../../../words/format.ts';
import { wordsOf } from '../../../words/words-of.ts';

/** What the section of diagnostics says. */
export const diagnosticsWords = wordsOf('settings-diagnostics', {
  isIn: () => 'What is in it',
  isNotIn: () => 'What is not in it',
  versions: () => 'Versions of Earshot and of this computer’s system',
  keychain: () => 'Whether the keychain works, and how many accounts are saved',
  link: () => 'How the link to Twilio and to the relay is doing',
  counts: () => 'How many calls and people are on the floor',
  settings: () => 'The settings; what you typed is only counted',
  log: (lines: number) =>
    plural(lines, {
      one: 'The last line of the log',
      other: `The last ${number(lines)} lines of the log`,
    }),
  secrets: () => 'No secret, API key or relay token',
  people: () => 'No name, number, label or address of anybody',
  words: () => 'No announcement, and no name of a call',
  sids: () => 'SIDs of calls may stand in the log: with them, Twilio finds a call',
  text: () => 'The whole file, as it will be saved',
  readAgain: () => 'Read again',
  save: () => 'Save…',
  reading: () => 'Putting it together…',
  saved: (fileName: string) => `Saved as ${fileName}`,
  nothingSent: () => 'Nothing is sent anywhere: you decide who gets the file.',
});

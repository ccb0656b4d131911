import type { AnnouncementLanguage } from '../../../../common/ipc/announcement.ts';
import type { SavedAnnouncement } from '../../../../common/ipc/saved-announcement.ts';
import { languageName } from '../../../words/format.ts';
import { wordsOf } from '../../../words/words-of.ts';

type Kind = SavedAnnouncement['content']['kind'];

/** What the section of announcements says. */
export const announcementsWords = wordsOf('settings-announcements', {
  list: () => 'Saved announcements',
  none: () =>
    'Nothing is saved yet. Save what you say often, and it is one click away on every call.',
  detail: (content: SavedAnnouncement['content']) =>
    content.kind === 'text'
      ? `${languageName(content.language)}: ${content.text}`
      : `${content.method} ${content.url}`,
  add: () => 'Add an announcement',
  addTitle: () => 'New announcement',
  editTitle: (name: string) => `Announcement “${name}”`,
  name: () => 'Name',
  nameExample: () => 'Please wait',
  kind: () => 'What is played',
  kindOf: (kind: Kind) => (kind === 'text' ? 'A text' : 'An address'),
  kindIs: (kind: Kind) =>
    kind === 'text'
      ? 'A voice says it. It needs a relay.'
      : 'Twilio fetches TwiML or a recording from there.',
  text: () => 'Text',
  language: () => 'Language',
  languageName: (language: AnnouncementLanguage) => languageName(language),
  voice: () => 'Voice',
  voiceIs: () => 'Leave it empty for the usual one of the language',
  voiceExample: () => 'Polly.Joanna-Neural',
  url: () => 'Address',
  urlExample: () => 'https://example.com/please-wait.mp3',
  method: () => 'Method',
});

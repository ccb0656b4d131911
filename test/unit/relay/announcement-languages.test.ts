import { expect, it } from 'vitest';
import { VOICES } from '../../../common/announcement/voices.ts';
import { ANNOUNCEMENT_LANGUAGES, LONGEST_TEXT } from '../../../common/ipc/announcement.ts';
import { announceUrlSchema } from '../../../common/model/announce-url.ts';
import { readAnnouncement } from '../../../relay/twiml/announcement-request.ts';

it('the console offers the languages that the relay has voices for', () => {
  expect([...ANNOUNCEMENT_LANGUAGES].sort()).toEqual(Object.keys(VOICES).sort());
});

it('the longest text that can be typed is one that the relay takes', () => {
  const text = 'x'.repeat(LONGEST_TEXT);
  expect(readAnnouncement({ text, language: 'en-US' }, announceUrlSchema).ok).toBe(true);
  expect(readAnnouncement({ text: `${text}x`, language: 'en-US' }, announceUrlSchema).ok).toBe(
    false,
  );
});

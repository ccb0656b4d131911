import type { AnnouncementText } from '../ipc/announcement.ts';
import { voiceFor } from './voices.ts';

/**
 * The TwiML that Twilio is given for a text, as a relay writes it. To be read only: what is fetched is
 * written by the relay, with a library.
 */
export function sayTwiml({ text, language, voice }: AnnouncementText): string {
  const spokenBy = voiceFor(language, voice) ?? voice ?? '';
  const said = text.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<?xml version="1.0" encoding="UTF-8"?><Response><Say language="${language}" voice="${spokenBy}" loop="1">${said}</Say></Response>`;
}

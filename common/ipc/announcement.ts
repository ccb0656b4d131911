import { z } from 'zod';

/** Longer ones are refused by the relay as well. */
export const LONGEST_TEXT = 3_000;

/** Languages in which a relay has announcements spoken. */
export const ANNOUNCEMENT_LANGUAGES = [
  'en-US',
  'en-GB',
  'en-AU',
  'en-IN',
  'de-DE',
  'de-AT',
  'fr-FR',
  'fr-CA',
  'es-ES',
  'es-MX',
  'es-US',
  'it-IT',
  'pt-BR',
  'pt-PT',
  'nl-NL',
  'pl-PL',
  'sv-SE',
  'da-DK',
  'nb-NO',
  'ja-JP',
  'ko-KR',
  'tr-TR',
] as const;

export const announcementTextSchema = z.object({
  text: z
    .string()
    .trim()
    .min(1, 'Type what shall be said')
    .max(LONGEST_TEXT, 'Use at most 3,000 characters'),
  language: z.enum(ANNOUNCEMENT_LANGUAGES),
  /** A voice of that language, by its name at Twilio; without one the relay takes its first. */
  voice: z
    .string()
    .regex(/^[\w.-]{1,60}$/, 'Use a voice by its name, such as Polly.Joanna-Neural')
    .exactOptional(),
});
export type AnnouncementText = Readonly<z.infer<typeof announcementTextSchema>>;
export type AnnouncementLanguage = AnnouncementText['language'];

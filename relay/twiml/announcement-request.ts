import { z } from 'zod';
import { isLanguage, VOICES, voiceFor } from '../../common/announcement/voices.ts';
import { fail, ok, type Result } from '../../common/failure.ts';
import type { Announcement } from './twiml.ts';

/** Line breaks are pauses; what cannot stand in XML is refused rather than left out. */
export const SPEAKABLE = /^[\n\t\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]+$/u;

/** A repeat is as good as a loop that nobody can stop. */
const timesSchema = z.int().min(1).max(5).default(1);
const keptForSchema = z
  .int()
  .min(30)
  .max(24 * 60 * 60)
  .default(600);

const saySchema = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1)
    .max(3_000)
    .regex(SPEAKABLE, 'has characters that cannot be spoken'),
  language: z.string().default('en-US'),
  voice: z.string().optional(),
  times: timesSchema,
  keepSeconds: keptForSchema,
});

const WHAT = 'Send {"text": …, "language": …, "voice": …} or {"playUrl": "https://…"}';

export interface AnnouncementRequest {
  readonly announcement: Announcement;
  readonly keepMs: number;
}

/** What a console asked to have announced; the error is a sentence. `playable` is what may be played. */
export function readAnnouncement(
  body: unknown,
  playable: z.ZodType<string>,
): Result<AnnouncementRequest, string> {
  const playSchema = z.strictObject({
    playUrl: playable,
    times: timesSchema,
    keepSeconds: keptForSchema,
  });
  const read = (isAboutPlaying(body) ? playSchema : saySchema).safeParse(body);
  if (!read.success) return fail(`This cannot be announced: ${issueOf(read.error)}. ${WHAT}.`);
  const { times, keepSeconds } = read.data;
  const keepMs = keepSeconds * 1_000;
  if ('playUrl' in read.data) {
    return ok({ announcement: { is: 'play', url: read.data.playUrl, times }, keepMs });
  }
  const { text, language, voice: asked } = read.data;
  if (!isLanguage(language)) {
    return fail(`There is no such language. Take one of ${Object.keys(VOICES).join(', ')}.`);
  }
  const voice = voiceFor(language, asked);
  if (voice === null) {
    return fail(`${language} has no such voice. Take one of ${VOICES[language].join(', ')}.`);
  }
  return ok({ announcement: { is: 'say', text, language, voice, times }, keepMs });
}

function isAboutPlaying(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'playUrl' in body;
}

function issueOf({ issues: [issue] }: z.ZodError): string {
  return issue === undefined ? '' : [...issue.path, issue.message].join(' ');
}

export const announcementSchema: z.ZodType<Announcement> = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('say'),
    text: z.string(),
    language: z.string(),
    voice: z.string(),
    times: z.int(),
  }),
  z.object({ is: z.literal('play'), url: z.string(), times: z.int() }),
]);

import { z } from 'zod';
import { announceUrlSchema } from '../model/announce-url.ts';
import { announcementTextSchema } from './announcement.ts';

/** More than anybody looks through before a call is over. */
const MOST_SAVED = 100;
const LONGEST_NAME = 60;

/** An announcement under a name: a text that the relay has spoken, or an address that Twilio plays. */
const savedAnnouncementSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Give it a name')
    .max(LONGEST_NAME, `Use at most ${LONGEST_NAME} characters`)
    .regex(/^\P{Cc}*$/u, 'Use a name of one line'),
  content: z.discriminatedUnion('kind', [
    announcementTextSchema.extend({ kind: z.literal('text') }),
    z.object({
      kind: z.literal('url'),
      url: announceUrlSchema,
      method: z.enum(['GET', 'POST']),
    }),
  ]),
});

/** In the order in which they are shown. Names differ by more than case. */
export const savedAnnouncementsSchema = z
  .array(savedAnnouncementSchema)
  .max(MOST_SAVED, `Keep at most ${MOST_SAVED} announcements`)
  .check(({ value, issues }) => {
    const names = new Set<string>();
    for (const [index, { name }] of value.entries()) {
      const same = name.normalize('NFC').toLowerCase();
      if (names.has(same)) {
        const message = `There is another announcement called “${name}”`;
        issues.push({ code: 'custom', message, input: name, path: [index, 'name'] });
      }
      names.add(same);
    }
  });

export type SavedAnnouncement = Readonly<z.infer<typeof savedAnnouncementSchema>>;

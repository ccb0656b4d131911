import { z } from 'zod';

/** A media or TwiML address that Twilio itself will fetch, so it must be a full https address. */
export const announceUrlSchema = z
  .string()
  .trim()
  .max(2048, 'Use at most 2,048 characters')
  .pipe(
    z
      .url({ protocol: /^https$/, error: 'Use a full address that starts with https://' })
      .refine(
        (address) => !/^https:\/\/[^/?#]*@/i.test(address),
        'Leave the user name and password out of the address',
      ),
  );

/** An announcement that a relay on this computer keeps, as the rehearsal's does: nobody else fetches it. */
const localAnnouncementSchema = z
  .string()
  .max(2048)
  .regex(/^http:\/\/127\.0\.0\.1:\d{1,5}\/announcements\/[\w.-]+$/);

/** What a command may name: what was typed, or what the relay made of a text. */
export const playableUrlSchema = announceUrlSchema.or(localAnnouncementSchema);

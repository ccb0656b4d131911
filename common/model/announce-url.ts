import { z } from 'zod';

/** A media or TwiML address that Twilio itself will fetch, so it must be a full https address. */
export const announceUrlSchema = z
  .string()
  .trim()
  .max(2048)
  .pipe(
    z
      .url({ protocol: /^https$/, error: 'Use a full address that starts with https://' })
      .refine(
        (address) => !/^https:\/\/[^/?#]*@/i.test(address),
        'Leave the user name and password out of the address',
      ),
  );

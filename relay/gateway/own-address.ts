import { z } from 'zod';
import { announceUrlSchema } from '../../common/model/announce-url.ts';

/*
 * What Twilio is told to fetch it fetches with the account's signature, by which the relay knows a
 * callback. Whoever may name an address must therefore not name one of the relay's that takes callbacks:
 * what stands in its query would be taken for an event.
 */

/** Twilio will fetch it: what this relay has to be heard, or an https address of somebody else. */
export function soundAddress(publicUrl: string): z.ZodType<string> {
  const pages = ['/announcements/', '/hold-music/'].map((path) => publicUrl + path);
  const isOwn = (address: string) =>
    pages.some((page) => address.startsWith(page) && PAGE.test(address.slice(page.length)));
  return z.string().max(2_048).refine(isOwn).or(foreignAddress(publicUrl));
}

/** An https address that is not the relay's own. */
export function foreignAddress(publicUrl: string): z.ZodType<string> {
  const own = hostOf(publicUrl);
  return announceUrlSchema.refine(
    (address) => hostOf(address) !== own,
    'must not be another address of the relay',
  );
}

/** Call progress goes to this relay and to nobody else, and says nothing that Twilio does not say. */
export function callbackAddress(publicUrl: string): z.ZodType<string> {
  const callbacks = `${publicUrl}/callbacks/`;
  return z
    .string()
    .max(2_048)
    .refine(
      (address) => address.startsWith(callbacks) && CALLBACK.test(address.slice(callbacks.length)),
      'must be an address of this relay',
    );
}

const PAGE = /^[\w.-]+$/;
/** Behind the `#` stands how Twilio repeats what it could not deliver; it is not sent. */
const CALLBACK = /^[a-z-]+(?:#[\w=&,.-]*)?$/;

/** Whatever the port: Twilio's own check of a signature does not look at it. */
function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).hostname.replace(/\.$/, '') : null;
}

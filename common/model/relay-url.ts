import { z } from 'zod';

/**
 * Where a relay is: scheme, host and port. It is https, or http on this computer itself: the token
 * travels with each request. A path is not possible, since Twilio's own paths stand behind it.
 */
export const relayUrlSchema = z
  .string()
  .trim()
  .max(2048)
  .regex(/^https?:\/\/[^\s/?#@]+\/?$/i, {
    error: 'Use an address like https://relay.example.com, without anything after it',
    abort: true,
  })
  .regex(/^(https:|http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?\/?$)/i, {
    error: 'The address must start with https://, since the token travels with each request',
  })
  .transform((address) => address.replace(/\/$/, '').toLowerCase());

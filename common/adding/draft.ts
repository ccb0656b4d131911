import { z } from 'zod';

/**
 * What was typed into a form of Twilio's parameters, by Twilio's own names. What is not there, or empty,
 * is left alone, so that Twilio's default holds; booleans are `true` and `false`; only what may be given
 * several times is a list.
 */
export type Draft<Name extends string = string> = Readonly<
  Partial<Record<Name, string | readonly string[]>>
>;

/** More characters than any parameter takes, so that a draft that crosses to main is bounded. */
export const LONGEST_VALUE = 8_192;
/** More than any operation has. */
const MOST_PARAMETERS = 100;
const MOST_CHOICES = 20;

/** A draft as it crosses between processes; whether its names and values are right is checked after. */
export const draftSchema: z.ZodType<Draft, Draft> = z
  .record(
    z.string().max(100),
    z.union([z.string().max(LONGEST_VALUE), z.array(z.string().max(100)).max(MOST_CHOICES)]),
  )
  .refine((draft) => Object.keys(draft).length <= MOST_PARAMETERS, 'Too many parameters');

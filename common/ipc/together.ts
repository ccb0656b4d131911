import { z } from 'zod';
import { helpSchema } from '../wire/relay-help.ts';
import { leaseSchema, presentSchema } from '../wire/relay-presence.ts';

/** What the consoles of an account know of each other, and who asks them for help. */
export const togetherSchema = z.object({
  /** Everybody else, and where they are. */
  others: z.array(presentSchema),
  /** Agents whom others coach. */
  coached: z.array(leaseSchema),
  /** Requests for help that are not over, oldest first. */
  help: z.array(helpSchema),
});

export type Together = Readonly<z.infer<typeof togetherSchema>>;

export const ALONE: Together = { others: [], coached: [], help: [] };

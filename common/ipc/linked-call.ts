import { z } from 'zod';
import { conferenceSidSchema } from '../model/sid.ts';

/** The call that a link from outside asks to see. */
export const linkedCallSchema = z.object({
  conferenceSid: conferenceSidSchema,
  /**
   * `waiting`: nobody is signed in, or the floor was not read since it was asked for; `there`: it is on the
   * floor; `not-there`: the floor was read since, and has no such call.
   */
  state: z.enum(['waiting', 'there', 'not-there']),
});

export type LinkedCall = Readonly<z.infer<typeof linkedCallSchema>>;

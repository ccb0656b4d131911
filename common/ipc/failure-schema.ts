import { z } from 'zod';
import type { Failure } from '../failure.ts';

export const failureSchema = z.object({
  code: z.enum([
    'invalid',
    'unauthorized',
    'forbidden',
    'gone',
    'refused',
    'throttled',
    'unreachable',
    'timeout',
    'outage',
    'unknown-outcome',
    'cancelled',
    'not-ready',
    'keychain',
    'storage',
    'internal',
  ]),
  message: z.string(),
  hint: z.string(),
  twilioCode: z.number().int().exactOptional(),
  field: z.string().exactOptional(),
}) satisfies z.ZodType<Failure>;

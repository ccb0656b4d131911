import { z } from 'zod';
import type { CallerId } from '../ipc/addition.ts';

const named = { phone_number: z.string().nullish(), friendly_name: z.string().nullish() };

/** A caller id that Twilio has verified, which belongs to somebody else. */
export const verifiedNumberSchema = z.object(named);

/** A number of the account. */
export const incomingNumberSchema = z.object({
  ...named,
  capabilities: z.object({ voice: z.boolean().nullish() }).nullish(),
});

/** None of a number that cannot call. */
export function callerIdFrom(
  {
    phone_number: address,
    friendly_name: name,
    capabilities,
  }: Partial<z.infer<typeof incomingNumberSchema>>,
  kind: CallerId['kind'],
): readonly CallerId[] {
  if (!address || capabilities?.voice === false) return [];
  return [{ address, name: name || address, kind }];
}

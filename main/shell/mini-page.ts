import { z } from 'zod';
import type { CallName, PushName } from '../../common/ipc/channel-names.ts';

/* What the page of the mini window may ask and is told: what it needs for my own voice, and no more. */

/** The whole floor, many times a second, would be sent for nothing. */
export const MINI_HEARS: ReadonlySet<PushName> = new Set([
  'session:changed',
  'settings:changed',
  'supervision:alarm',
  'voice:changed',
]);

/** Of all commands it has the one that takes me off a call. */
export function miniMayAsk(name: CallName, input: unknown): boolean {
  if (name === 'command:run') return leavingSchema.safeParse(input).success;
  return MINI_ASKS.has(name);
}

const MINI_ASKS: ReadonlySet<CallName> = new Set([
  'app:ready',
  'session:get',
  'settings:get',
  'voice:get',
  'voice:silence',
  'mini:hide',
  'mini:fit',
  'mini:open-console',
]);

const leavingSchema = z.object({ command: z.object({ kind: z.literal('leave') }) });

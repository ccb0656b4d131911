import type { ProfileSummary } from '../../../common/ipc/profile.ts';

/** Straight to Twilio with credentials of its own, or by a relay that has them. */
export type Way = 'account' | 'relay';

export const WAYS: readonly Way[] = ['account', 'relay'];

export function wayOf({ relay }: ProfileSummary): Way {
  return relay?.gateway === true ? 'relay' : 'account';
}

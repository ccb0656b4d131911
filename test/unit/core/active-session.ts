import { type ProfileSummary, profileSummarySchema } from '../../../common/ipc/profile.ts';
import type { Session } from '../../../common/ipc/session.ts';
import { linkOf } from '../renderer/links.ts';

interface Changes {
  readonly profileId: string;
  readonly kind?: 'account' | 'rehearsal';
  /** Null: nothing was read yet. */
  readonly lastReadAt?: number | null;
}

/** A session of this profile, whose floor was read. */
export function activeSession({
  profileId,
  kind = 'account',
  lastReadAt = 2_000_000,
}: Changes): Session {
  const profile = profileSummary(profileId);
  const link = linkOf({ lastReadAt });
  return { state: 'active', epoch: 'epoch', kind, profile, consoleId: 'mine', link };
}

export function profileSummary(id: string): ProfileSummary {
  return profileSummarySchema.parse({
    id: id.padEnd(8, '0'),
    name: 'North support',
    accountSid: `AC${'0'.repeat(32)}`,
    apiKeySid: null,
    region: null,
    edge: null,
    baseUrl: null,
    endpoint: 'client:supervisor',
    callerId: '+14155550100',
    supervisorName: 'Alex',
  });
}

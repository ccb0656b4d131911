import type { ProfileSummary } from '../../../../common/ipc/profile.ts';
import type { ActiveSession } from '../../../store/session-store.ts';

export function isInUse({ id }: ProfileSummary, session: ActiveSession): boolean {
  return session.kind === 'account' && session.profile.id === id;
}

/** Whether what is saved is not what the session began with. */
export function isChangedSince(profile: ProfileSummary, session: ActiveSession): boolean {
  return isInUse(profile, session) && asText(profile) !== asText(session.profile);
}

function asText(profile: ProfileSummary): string {
  return JSON.stringify(Object.entries(profile).sort(([a], [b]) => (a < b ? -1 : 1)));
}

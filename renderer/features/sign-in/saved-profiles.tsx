import { Button } from '@mantine/core';
import type { ProfileSummary } from '../../../common/ipc/profile.ts';
import type { Busy } from './busy.ts';
import classes from './sign-in-view.module.css';

interface SavedProfilesProps {
  readonly profiles: readonly ProfileSummary[];
  readonly busy: Busy;
  readonly onOpen: (profile: ProfileSummary) => void;
  readonly onForget: (profile: ProfileSummary) => void;
}

/** The accounts in the keychain; their secrets never come here. */
export function SavedProfiles({ profiles, busy, onOpen, onForget }: SavedProfilesProps) {
  if (profiles.length === 0) return null;
  return (
    <ul className={classes.profiles}>
      {profiles.map((profile) => (
        <li key={profile.id} className={classes.profile}>
          <div>
            <b>{profile.name}</b>
            <small>{profile.accountSid}</small>
            {profile.relay !== undefined && <small>{relayInWords(profile.relay)}</small>}
          </div>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            disabled={busy.with !== null}
            onClick={() => onForget(profile)}
            aria-label={`Forget ${profile.name}`}
          >
            Forget
          </Button>
          <Button
            size="xs"
            loading={busy.with === profile.id}
            disabled={busy.with !== null}
            onClick={() => onOpen(profile)}
            aria-label={`Open ${profile.name}`}
          >
            Open
          </Button>
        </li>
      ))}
    </ul>
  );
}

function relayInWords({ url, gateway, role }: NonNullable<ProfileSummary['relay']>): string {
  const as = role === undefined ? '' : ` as ${role}`;
  return `${gateway ? 'Events and requests' : 'Events'} through ${url}${as}`;
}

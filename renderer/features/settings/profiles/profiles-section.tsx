import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../../../common/failure.ts';
import type { ProfileSummary } from '../../../../common/ipc/profile.ts';
import type { ActiveSession } from '../../../store/session-store.ts';
import { useSession, useStores } from '../../../store/stores.tsx';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { useBusy } from '../../sign-in/busy.ts';
import { ProfileForm } from '../../sign-in/profile-form.tsx';
import { WAYS, type Way, wayOf } from '../../sign-in/way.ts';
import { signInWords } from '../../sign-in/words.ts';
import rows from '../rows.module.css';
import { DeleteProfileDialog } from './delete-profile-dialog.tsx';
import { MemoryVault } from './memory-vault.tsx';
import { ProfileCard } from './profile-card.tsx';
import classes from './profiles-section.module.css';
import { UseProfileDialog } from './use-profile-dialog.tsx';
import { profilesWords as words } from './words.ts';

interface Asked {
  readonly what: 'use' | 'delete';
  readonly profile: ProfileSummary;
}

/** The saved accounts, which of them is in use, and what can be done with them. */
export function ProfilesSection({ session }: { session: ActiveSession }) {
  const { bridge } = useStores();
  const vault = useSession((state) => state.vault);
  const [profiles, setProfiles] = useState<readonly ProfileSummary[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  /** The account that is added, or changed. */
  const [filling, setFilling] = useState<{ way: Way; profile: ProfileSummary | null } | null>(null);
  const busy = useBusy();

  const read = useCallback(async () => {
    const list = await bridge.call('profiles:list', undefined);
    if (list.ok) setProfiles(list.value);
    setFailure(list.ok ? null : list.error);
  }, [bridge]);
  useEffect(() => void read(), [read]);

  async function finish(outcome: string): Promise<void> {
    setAsked(null);
    setFilling(null);
    setDone(outcome);
    await read();
  }

  if (filling !== null) {
    return (
      <ProfileForm
        {...filling}
        busy={busy}
        hasAccounts
        leadsToFloor={false}
        onSaved={async (profile) => {
          await finish(words.saved(profile.name));
          // To open it closes what is open, which nobody should find out afterwards.
          setAsked({ what: 'use', profile });
        }}
        onBack={() => setFilling(null)}
      />
    );
  }
  return (
    <>
      {vault?.kind === 'memory' && <MemoryVault reason={vault.reason} />}
      <FailureAlert failure={failure} />
      {session.kind === 'rehearsal' && <p className={rows.what}>{words.rehearsal()}</p>}
      {profiles === null && failure === null && <p role="status">{words.reading()}</p>}
      {profiles?.length === 0 && <p className={rows.empty}>{words.none()}</p>}
      {profiles !== null && profiles.length > 0 && (
        <ul className={classes.cards} aria-label={words.list()}>
          {profiles.map((profile) => (
            <ProfileCard
              key={profile.id}
              profile={profile}
              session={session}
              onUse={() => setAsked({ what: 'use', profile })}
              onEdit={() => setFilling({ way: wayOf(profile), profile })}
              onDelete={() => setAsked({ what: 'delete', profile })}
            />
          ))}
        </ul>
      )}
      <p role="status" className={classes.done}>
        {done}
      </p>
      <section className={rows.group} aria-labelledby="add-account">
        <h3 id="add-account" className={rows.title}>
          {words.add()}
        </h3>
        <div className={rows.foot}>
          {WAYS.map((way) => (
            <Button
              key={way}
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => setFilling({ way, profile: null })}
            >
              {signInWords.wayFor(way)}
            </Button>
          ))}
        </div>
      </section>
      <UseProfileDialog
        profile={asked?.what === 'use' ? asked.profile : null}
        session={session}
        onClose={() => setAsked(null)}
      />
      <DeleteProfileDialog
        profile={asked?.what === 'delete' ? asked.profile : null}
        session={session}
        onDeleted={({ name }) => finish(words.removed(name))}
        onClose={() => setAsked(null)}
      />
    </>
  );
}

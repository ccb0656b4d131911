import { Alert, Button, Paper, Text, Title } from '@mantine/core';
import { IconFlask, IconKey } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Result } from '../../../common/failure.ts';
import type { ProfileSummary } from '../../../common/ipc/profile.ts';
import { useSession, useStores } from '../../store/stores.tsx';
import { Brand } from '../../ui/brand.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { memoryVaultWords } from '../../ui/memory-vault-words.ts';
import { useBusy } from './busy.ts';
import { ProfileForm } from './profile-form.tsx';
import { SavedProfiles } from './saved-profiles.tsx';
import classes from './sign-in-view.module.css';

/** Where a shift begins: an account that is known, a new one, or the rehearsal. */
export function SignInView() {
  const { bridge, session } = useStores();
  const vault = useSession((state) => state.vault);
  const [profiles, setProfiles] = useState<readonly ProfileSummary[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const busy = useBusy();
  const isHere = useIsHere();

  const readProfiles = useCallback(async () => {
    const list = await bridge.call('profiles:list', undefined);
    if (list.ok) setProfiles(list.value);
    else setFailure(list.error);
  }, [bridge]);
  useEffect(() => void readProfiles(), [readProfiles]);

  /** One act at a time: a second one would open another session over the first. */
  async function alone(what: string, act: () => Promise<Result<unknown>>): Promise<void> {
    await busy.run(what, () => tried(act));
  }

  async function tried(act: () => Promise<Result<unknown>>): Promise<void> {
    setFailure(null);
    const result = await act();
    if (!result.ok) setFailure(result.error);
  }

  const openProfile = ({ id }: ProfileSummary) => bridge.call('session:open', { profileId: id });

  async function openSaved(profile: ProfileSummary): Promise<void> {
    // Twilio took its time to check it: somebody may be signed in by now, and stays so.
    const isStillOut = session.getState().session?.state === 'signed-out';
    if (isHere() && isStillOut) await tried(() => openProfile(profile));
  }

  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <Brand />
        <Text c="dimmed" size="sm">
          See every live call, know who hears whom, step in with one click.
        </Text>
      </header>
      <main className={classes.main}>
        <div className={classes.notices}>
          {vault?.kind === 'memory' && <MemoryVaultNotice reason={vault.reason} />}
          <FailureAlert failure={failure} />
        </div>
        <Paper component="section" withBorder p="lg" aria-labelledby="accounts-title">
          <Title order={2} size="h4" id="accounts-title">
            Your Twilio accounts
          </Title>
          <SavedProfiles
            profiles={profiles}
            busy={busy}
            onOpen={(profile) => alone(profile.id, () => openProfile(profile))}
            onForget={({ id }) =>
              alone('forget', async () => {
                const deleted = await bridge.call('profiles:delete', { profileId: id });
                await readProfiles();
                return deleted;
              })
            }
          />
          <ProfileForm isFirst={profiles.length === 0} busy={busy} onSaved={openSaved} />
        </Paper>
        <Paper component="section" withBorder p="lg" aria-labelledby="rehearsal-title">
          <Title order={2} size="h4" id="rehearsal-title">
            Rehearsal
          </Title>
          <Text size="sm" c="dimmed" mt={4} mb="md">
            A floor of made-up calls on this computer. Nobody real is called, heard or charged.
          </Text>
          <Button
            variant="light"
            leftSection={<IconFlask size={16} />}
            loading={busy.with === 'rehearsal'}
            disabled={busy.with !== null}
            onClick={() => alone('rehearsal', () => bridge.call('session:rehearse', undefined))}
          >
            Start the rehearsal
          </Button>
        </Paper>
      </main>
    </div>
  );
}

/** Whether the view is still on the screen when a long answer comes. */
function useIsHere(): () => boolean {
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return () => isHere.current;
}

function MemoryVaultNotice({ reason }: { reason: string | null }) {
  return (
    <Alert color="yellow" icon={<IconKey size={18} />} title="Secrets are kept for this run only">
      {memoryVaultWords(reason)}
    </Alert>
  );
}

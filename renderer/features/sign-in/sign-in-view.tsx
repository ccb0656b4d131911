import { Alert, Button, Paper, Text, Title } from '@mantine/core';
import { IconFlask, IconKey } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../../common/failure.ts';
import type { ProfileSummary } from '../../../common/ipc/profile.ts';
import { useSession, useStores } from '../../store/stores.tsx';
import { Brand } from '../../ui/brand.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SavedProfiles } from './saved-profiles.tsx';
import classes from './sign-in-view.module.css';

/** Where a shift begins: an account that is known, a new one, or the rehearsal. */
export function SignInView() {
  const { bridge } = useStores();
  const vault = useSession((state) => state.vault);
  const [profiles, setProfiles] = useState<readonly ProfileSummary[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isOpening, setIsOpening] = useState(false);

  const readProfiles = useCallback(async () => {
    const list = await bridge.call('profiles:list', undefined);
    if (list.ok) setProfiles(list.value);
    else setFailure(list.error);
  }, [bridge]);
  useEffect(() => void readProfiles(), [readProfiles]);

  async function open(act: () => Promise<{ ok: true } | { ok: false; error: Failure }>) {
    setFailure(null);
    setIsOpening(true);
    const opened = await act();
    setIsOpening(false);
    if (!opened.ok) setFailure(opened.error);
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
            isBusy={isOpening}
            onOpen={({ id }) => open(() => bridge.call('session:open', { profileId: id }))}
            onForget={async ({ id }) => {
              const deleted = await bridge.call('profiles:delete', { profileId: id });
              if (!deleted.ok) setFailure(deleted.error);
              await readProfiles();
            }}
          />
          <ProfileForm
            isFirst={profiles.length === 0}
            onSaved={({ id }) => open(() => bridge.call('session:open', { profileId: id }))}
          />
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
            loading={isOpening}
            onClick={() => open(() => bridge.call('session:rehearse', undefined))}
          >
            Start the rehearsal
          </Button>
        </Paper>
      </main>
    </div>
  );
}

function MemoryVaultNotice({ reason }: { reason: string | null }) {
  return (
    <Alert color="yellow" icon={<IconKey size={18} />} title="Secrets are kept for this run only">
      The system’s keychain cannot be used{reason === null ? '' : `: ${reason}`}. What you enter is
      kept in memory and forgotten when Earshot closes. It is never written to the disk.
    </Alert>
  );
}

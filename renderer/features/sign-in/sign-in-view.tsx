import { Alert } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { Failure, Result } from '../../../common/failure.ts';
import type { ProfileSummary } from '../../../common/ipc/profile.ts';
import { useSession, useStores } from '../../store/stores.tsx';
import { Brand } from '../../ui/brand.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { uiWords } from '../../ui/words.ts';
import { useBusy } from './busy.ts';
import { ProfileForm } from './profile-form.tsx';
import { SavedProfiles } from './saved-profiles.tsx';
import classes from './sign-in-view.module.css';
import { Steps } from './steps.tsx';
import { type Way, wayOf } from './way.ts';
import { WayCards } from './way-cards.tsx';
import { signInWords } from './words.ts';

/** The account that is being added, or changed. */
interface Filling {
  readonly way: Way;
  readonly profile: ProfileSummary | null;
}

interface SignInViewProps {
  /** Why what the console was started for could not be opened. */
  readonly failed: Failure | null;
}

/** Where a shift begins: an account that is known, a new one, or the rehearsal. */
export function SignInView({ failed }: SignInViewProps) {
  const { bridge, session } = useStores();
  const vault = useSession((state) => state.vault);
  /** Null until they were read, so that who returns is not taken for new. */
  const [profiles, setProfiles] = useState<readonly ProfileSummary[] | null>(null);
  const [filling, setFilling] = useState<Filling | null>(null);
  const [failure, setFailure] = useState(failed);
  const busy = useBusy();
  const isHere = useIsHere();

  const readProfiles = useCallback(async () => {
    const list = await bridge.call('profiles:list', undefined);
    setProfiles(list.ok ? list.value : []);
    if (!list.ok) setFailure(list.error);
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
    if (!isHere()) return;
    setFilling(null);
    await readProfiles();
  }

  async function forget({ id }: ProfileSummary): Promise<Result<unknown>> {
    const deleted = await bridge.call('profiles:delete', { profileId: id });
    await readProfiles();
    return deleted;
  }

  function fill(next: Filling): void {
    setFailure(null);
    setFilling(next);
  }

  const saved = profiles ?? [];
  return (
    <div
      className={classes.page}
      data-begins={(filling === null && profiles?.length === 0) || undefined}
    >
      <header className={classes.header}>
        <Brand />
        <p>{signInWords.promise()}</p>
      </header>
      <main className={classes.main}>
        <div className={classes.notices}>
          {vault?.kind === 'memory' && <MemoryVaultNotice reason={vault.reason} />}
          <FailureAlert failure={failure} />
        </div>
        {filling !== null && (
          <ProfileForm
            key={`${filling.way} ${filling.profile?.id ?? ''}`}
            {...filling}
            busy={busy}
            hasAccounts={saved.length > 0}
            onSaved={openSaved}
            onBack={() => setFilling(null)}
          />
        )}
        {filling === null && saved.length > 0 && (
          <Part title={signInWords.accounts()}>
            <SavedProfiles
              profiles={saved}
              busy={busy}
              onOpen={(profile) => alone(profile.id, () => openProfile(profile))}
              onEdit={(profile) => fill({ way: wayOf(profile), profile })}
              onForget={(profile) => alone('forget', () => forget(profile))}
            />
          </Part>
        )}
        {filling === null && profiles !== null && (
          <Part
            title={saved.length === 0 ? signInWords.firstTitle() : signInWords.moreTitle()}
            isFirst={saved.length === 0}
          >
            <WayCards
              busy={busy}
              isFirst={saved.length === 0}
              onRehearse={() =>
                alone('rehearsal', () => bridge.call('session:rehearse', undefined))
              }
              onConnect={(way) => fill({ way, profile: null })}
            />
          </Part>
        )}
      </main>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  /** The first of the steps to the floor. */
  readonly isFirst?: boolean;
  readonly children: React.ReactNode;
}

function Part({ title, isFirst = false, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      {isFirst && <Steps now="choose" />}
      <h2 id={id} className={isFirst ? classes.first : classes.title}>
        {title}
      </h2>
      {children}
    </section>
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
    <Alert
      color="yellow"
      icon={<IconKey size={18} aria-hidden />}
      title={signInWords.memoryTitle()}
    >
      {uiWords.memoryVault(reason)}
    </Alert>
  );
}

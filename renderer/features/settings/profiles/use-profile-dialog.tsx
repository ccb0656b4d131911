import { Button, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '../../../../common/failure.ts';
import type { ProfileSummary } from '../../../../common/ipc/profile.ts';
import type { ActiveSession } from '../../../store/session-store.ts';
import { useStores } from '../../../store/stores.tsx';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { isInUse } from './is-in-use.ts';
import classes from './profiles-section.module.css';
import { profilesWords as words } from './words.ts';

interface UseProfileDialogProps {
  /** Null while nobody asks. */
  readonly profile: ProfileSummary | null;
  readonly session: ActiveSession;
  readonly onClose: () => void;
}

/** Says what is left behind before another account is opened. */
export function UseProfileDialog({ profile, session, onClose }: UseProfileDialogProps) {
  return (
    <Modal
      opened={profile !== null}
      onClose={onClose}
      title={profile === null ? '' : words.signInTitle(profile.name)}
    >
      {profile !== null && <Question profile={profile} session={session} onClose={onClose} />}
    </Modal>
  );
}

interface QuestionProps extends Omit<UseProfileDialogProps, 'profile'> {
  readonly profile: ProfileSummary;
}

function Question({ profile, session, onClose }: QuestionProps) {
  const { bridge } = useStores();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isOpening, setIsOpening] = useState(false);
  const current = session.kind === 'rehearsal' ? words.theRehearsal() : session.profile.name;

  async function open(): Promise<void> {
    setIsOpening(true);
    const opened = await bridge.call('session:open', { profileId: profile.id });
    setIsOpening(false);
    if (opened.ok) onClose();
    else setFailure(opened.error);
  }

  return (
    <>
      <Text size="sm">
        {isInUse(profile, session) ? words.signsInAgain(profile.name) : words.leavesFor(current)}
      </Text>
      <FailureAlert failure={failure} />
      <div className={classes.dialogActs}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {words.stay()}
        </Button>
        <Button loading={isOpening} onClick={() => void open()}>
          {words.signIn()}
        </Button>
      </div>
    </>
  );
}

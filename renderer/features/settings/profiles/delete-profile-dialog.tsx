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

interface DeleteProfileDialogProps {
  /** Null while nobody asks. */
  readonly profile: ProfileSummary | null;
  readonly session: ActiveSession;
  readonly onDeleted: (profile: ProfileSummary) => void;
  readonly onClose: () => void;
}

/** Says what goes with an account before it is deleted: its secrets are nowhere else here. */
export function DeleteProfileDialog({ profile, onClose, ...rest }: DeleteProfileDialogProps) {
  return (
    <Modal
      opened={profile !== null}
      onClose={onClose}
      title={profile === null ? '' : words.removeTitle(profile.name)}
    >
      {profile !== null && <Question profile={profile} onClose={onClose} {...rest} />}
    </Modal>
  );
}

interface QuestionProps extends Omit<DeleteProfileDialogProps, 'profile'> {
  readonly profile: ProfileSummary;
}

function Question({ profile, session, onDeleted, onClose }: QuestionProps) {
  const { bridge } = useStores();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isDeleting, setIsDeleting] = useState(false);

  async function remove(): Promise<void> {
    setIsDeleting(true);
    const deleted = await bridge.call('profiles:delete', { profileId: profile.id });
    setIsDeleting(false);
    if (deleted.ok) onDeleted(profile);
    else setFailure(deleted.error);
  }

  return (
    <>
      <Text size="sm">{words.removeWhat()}</Text>
      {isInUse(profile, session) && (
        <Text size="sm" mt="xs" fw={600}>
          {words.removeInUse()}
        </Text>
      )}
      <FailureAlert failure={failure} />
      <div className={classes.dialogActs}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {words.keep()}
        </Button>
        <Button color="red.8" loading={isDeleting} onClick={() => void remove()}>
          {words.removeIt()}
        </Button>
      </div>
    </>
  );
}

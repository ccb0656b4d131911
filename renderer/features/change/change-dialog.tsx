import { Button, Group, Modal, Text } from '@mantine/core';
import type { Link } from '../../../common/ipc/session.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useRoster, useSession } from '../../store/stores.tsx';
import classes from '../../ui/request-dialog.module.css';
import { useIsOwnLeg } from '../floor/own-console.tsx';
import { useName } from '../floor/use-name.ts';
import { ChangeSettings } from './change-settings.tsx';
import { changeWords as words } from './words.ts';

interface ChangeDialogProps {
  /** Null while nobody's settings are changed. */
  readonly participant: ParticipantRow | null;
  readonly link: Link;
  readonly onClose: () => void;
}

/** Sets what Twilio lets one set of somebody who is on a call already. */
export function ChangeDialog({ participant, link, onClose }: ChangeDialogProps) {
  const nameOf = useName();
  const isOwnLeg = useIsOwnLeg();
  const profile = useSession(({ session }) =>
    session?.state === 'active' ? session.profile : null,
  );
  const conference = useRoster(({ view }) =>
    participant === null ? undefined : view?.conferences.get(participant.conferenceSid),
  );
  const row = participant && conference?.participants.get(participant.callSid);
  const isLong = row !== null && row !== undefined;
  return (
    <Modal
      opened={participant !== null && profile !== null}
      onClose={onClose}
      size={1180}
      title={
        participant === null || conference === undefined
          ? words.titleGone()
          : words.title(
              isOwnLeg(participant) ? words.ownLeg() : nameOf(participant),
              conference.row.friendlyName,
            )
      }
      {...(isLong
        ? {
            classNames: {
              content: classes.content ?? '',
              body: classes.body ?? '',
              header: classes.header ?? '',
            },
          }
        : {})}
    >
      {participant !== null && !isLong && <Left onClose={onClose} />}
      {isLong && conference !== undefined && profile !== null && (
        <ChangeSettings {...{ row, conference, profile, link, onClose }} />
      )}
    </Modal>
  );
}

function Left({ onClose }: Pick<ChangeDialogProps, 'onClose'>) {
  return (
    <>
      <Text size="sm" role="status">
        {words.left()}
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {words.close()}
        </Button>
      </Group>
    </>
  );
}

import { Button, Group, Modal, Text } from '@mantine/core';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useRoster, useStores } from '../../store/stores.tsx';

interface BargeInDialogProps {
  /** Null while nobody asks. */
  readonly ownLeg: ParticipantRow | null;
  readonly onClose: () => void;
}

/** Asks before my voice reaches everybody: the one thing a supervisor must not do by accident. */
export function BargeInDialog({ ownLeg, onClose }: BargeInDialogProps) {
  const { commands } = useStores();
  const name = useRoster((state) =>
    ownLeg === null
      ? undefined
      : state.view?.conferences.get(ownLeg.conferenceSid)?.row.friendlyName,
  );

  function bargeIn(): void {
    if (ownLeg !== null) {
      const { conferenceSid, callSid } = ownLeg;
      void commands.run({ kind: 'mute', conferenceSid, callSid, muted: false }, 'you');
    }
    onClose();
  }

  const isStillCoaching = ownLeg?.coaching === true;
  return (
    <Modal opened={ownLeg !== null} onClose={onClose} title="Unmute your own leg?">
      <Text size="sm">
        {isStillCoaching
          ? `Your leg still coaches: the person you coached on ${name} will hear you again.`
          : `Everyone on ${name} will hear you, customers too.`}
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          Stay muted
        </Button>
        <Button color={isStillCoaching ? 'violet' : 'orange.8'} onClick={bargeIn}>
          {isStillCoaching ? 'Unmute' : 'Let everyone hear me'}
        </Button>
      </Group>
    </Modal>
  );
}

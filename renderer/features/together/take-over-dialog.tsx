import { Button, Group, Modal, Text } from '@mantine/core';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useStores, useTogether } from '../../store/stores.tsx';
import { AgreeButton } from '../../ui/agree-button.tsx';
import { ChangedNotice } from '../../ui/changed-notice.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { useName } from '../floor/use-name.ts';

interface TakeOverDialogProps {
  /** Whom I want to coach; null while nobody asks. */
  readonly agent: ParticipantRow | null;
  readonly onClose: () => void;
}

/** Asks before two supervisors whisper to one agent. */
export function TakeOverDialog({ agent, onClose }: TakeOverDialogProps) {
  return (
    <Modal opened={agent !== null} onClose={onClose} title="Take over?">
      {agent !== null && <Question agent={agent} onClose={onClose} />}
    </Modal>
  );
}

function Question({ agent, onClose }: { agent: ParticipantRow; onClose: () => void }) {
  const { commands } = useStores();
  const nameOf = useName();
  const { conferenceSid, callSid } = agent;
  const coach = useTogether(({ coached }) => coached.find((lease) => lease.callSid === callSid));
  const words =
    coach === undefined
      ? `Nobody coaches ${nameOf(agent)} any more.`
      : `${coach.name} is coaching ${nameOf(agent)}: take over? ${coach.name} is told, and the agent hears you both until they stop.`;
  const { isSettled, hasChanged } = useSettled(words);

  function takeOver(): void {
    void commands.run({ kind: 'coach', conferenceSid, callSid, takeOver: true });
    onClose();
  }

  return (
    <>
      <Text size="sm">{words}</Text>
      {hasChanged && <ChangedNotice />}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <AgreeButton color="violet" isSettled={isSettled} onAgree={takeOver}>
          {coach === undefined ? 'Coach' : 'Take over'}
        </AgreeButton>
      </Group>
    </>
  );
}

import { Modal } from '@mantine/core';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useStores, useTogether } from '../../store/stores.tsx';
import { Agreeing } from '../../ui/agreeing.tsx';
import { useName } from '../floor/use-name.ts';
import { togetherWords } from './words.ts';

interface TakeOverDialogProps {
  /** Whom I want to coach; null while nobody asks. */
  readonly agent: ParticipantRow | null;
  readonly onClose: () => void;
}

/** Asks before two supervisors whisper to one agent. */
export function TakeOverDialog({ agent, onClose }: TakeOverDialogProps) {
  return (
    <Modal opened={agent !== null} onClose={onClose} title={togetherWords.takeOverTitle()}>
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
      ? togetherWords.nobodyCoaches(nameOf(agent))
      : togetherWords.takeOver(coach.name, nameOf(agent));
  return (
    <Agreeing
      sentences={[words]}
      agree={coach === undefined ? togetherWords.coach() : togetherWords.takeOverAgree()}
      color="violet"
      onAgree={() => void commands.run({ kind: 'coach', conferenceSid, callSid, takeOver: true })}
      onClose={onClose}
    />
  );
}

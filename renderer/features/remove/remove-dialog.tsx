import { Button, Group, Modal, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import {
  consequenceOfRemoval,
  type RemovalConsequence,
} from '../../../common/roster/consequences.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useRoster, useStores } from '../../store/stores.tsx';
import { useName } from '../floor/use-name.ts';
import classes from './remove-dialog.module.css';

interface RemoveDialogProps {
  /** Null while nobody asks. */
  readonly participant: ParticipantRow | null;
  readonly onClose: () => void;
}

/** Says what a removal does to the others before it is done: it cannot be undone. */
export function RemoveDialog({ participant, onClose }: RemoveDialogProps) {
  const nameOf = useName();
  const title = participant === null ? '' : `Remove ${nameOf(participant)}?`;
  return (
    <Modal opened={participant !== null} onClose={onClose} title={title}>
      {participant !== null && <Question participant={participant} onClose={onClose} />}
    </Modal>
  );
}

function Question({ participant, onClose }: { participant: ParticipantRow; onClose: () => void }) {
  const { commands } = useStores();
  const nameOf = useName();
  const conference = useRoster((state) => state.view?.conferences.get(participant.conferenceSid));
  const others = conference?.participants;
  // As Twilio tells it now, not as it was when the dialog opened.
  const current = others?.get(participant.callSid);

  if (conference === undefined || others === undefined || current === undefined) {
    return (
      <>
        <Text size="sm">{nameOf(participant)} has left the call meanwhile.</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose} data-autofocus>
            Close
          </Button>
        </Group>
      </>
    );
  }

  function remove(): void {
    const { conferenceSid, callSid } = participant;
    void commands.run({ kind: 'remove', conferenceSid, callSid }, nameOf(participant));
    onClose();
  }

  const consequence = consequenceOfRemoval(current, others.values());
  const isGrave = consequence.kind === 'ends-call' || consequence.kind === 'leaves-alone';
  return (
    <>
      <Text size="sm" className={isGrave ? classes.grave : undefined}>
        {isGrave && <IconAlertTriangle size={17} aria-hidden />}
        <span>{consequenceInWords(consequence, nameOf)}</span>
      </Text>
      <Text size="sm" c="dimmed" mt="xs">
        {nameOf(participant)} is taken off {conference.row.friendlyName}. This cannot be undone.
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep on the call
        </Button>
        <Button color="red.8" onClick={remove}>
          {consequence.kind === 'ends-call' ? 'Remove and end the call' : 'Remove'}
        </Button>
      </Group>
    </>
  );
}

function consequenceInWords(
  consequence: RemovalConsequence,
  nameOf: (row: ParticipantRow) => string,
): string {
  switch (consequence.kind) {
    case 'ends-call':
      return `This ends the call for ${countAndNames(consequence.cutOff.map(nameOf).map(inSentence))}.`;
    case 'leaves-alone':
      return `${nameOf(consequence.who)} will be alone on the call.`;
    case 'stops-ringing':
      return 'They are not on the call yet: this stops their phone ringing.';
    case 'nobody-left':
      return 'They are the last on this call: it ends.';
    case 'call-goes-on':
      return `${consequence.staying} people stay on the call.`;
  }
}

function inSentence(name: string): string {
  return name === 'You' ? 'you' : name;
}

function countAndNames(names: readonly string[]): string {
  const [first] = names;
  if (names.length === 1 && first !== undefined) return `${first}, too`;
  const shown = names.slice(0, 3).join(', ');
  return `${names.length} people: ${shown}${names.length > 3 ? ' and others' : ''}`;
}

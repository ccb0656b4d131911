import { Button, Group, Modal, Text } from '@mantine/core';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { useRoster, useStores } from '../../store/stores.tsx';
import { AgreeButton } from '../../ui/agree-button.tsx';
import { ChangedNotice } from '../../ui/changed-notice.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { useName } from '../floor/use-name.ts';
import { coachedBy } from './coached-by.ts';

interface UnmuteMeDialogProps {
  /** Null while nobody asks. */
  readonly ownLeg: ParticipantRow | null;
  readonly onClose: () => void;
}

/** Asks before my voice reaches anybody: the one thing a supervisor must not do by accident. */
export function UnmuteMeDialog({ ownLeg, onClose }: UnmuteMeDialogProps) {
  return (
    <Modal opened={ownLeg !== null} onClose={onClose} title="Unmute your own leg?">
      {ownLeg !== null && <Question ownLeg={ownLeg} onClose={onClose} />}
    </Modal>
  );
}

function Question({ ownLeg, onClose }: { ownLeg: ParticipantRow; onClose: () => void }) {
  const conference = useRoster((state) => state.view?.conferences.get(ownLeg.conferenceSid));
  // As Twilio tells it now, not as it was when the dialog opened.
  const current = conference?.participants.get(ownLeg.callSid);
  if (conference === undefined || current === undefined) {
    return (
      <>
        <Text size="sm">Your leg is not on the call any more. Nobody hears you.</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose} data-autofocus>
            Close
          </Button>
        </Group>
      </>
    );
  }
  return <WhoWillHear ownLeg={current} conference={conference} onClose={onClose} />;
}

function WhoWillHear({
  ownLeg,
  conference,
  onClose,
}: {
  ownLeg: ParticipantRow;
  conference: ConferenceView;
  onClose: () => void;
}) {
  const { commands } = useStores();
  const nameOf = useName();
  const { conferenceSid, callSid } = ownLeg;
  const target = coachedBy(ownLeg, conference.participants);
  const words = whoWillHear(target, conference.row.friendlyName, nameOf);
  const { isSettled, hasChanged } = useSettled(words);

  function unmute(): void {
    if (target === undefined) void commands.run({ kind: 'barge-in', conferenceSid }, callSid);
    else void commands.run({ kind: 'coach', conferenceSid, callSid: target.callSid });
    onClose();
  }

  return (
    <>
      <Text size="sm">{words}</Text>
      {hasChanged && <ChangedNotice />}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          Stay muted
        </Button>
        <AgreeButton
          color={target === undefined ? 'orange.8' : 'violet'}
          isSettled={isSettled}
          onAgree={unmute}
        >
          {target === undefined ? 'Let everyone hear me' : `Coach ${nameOf(target)}`}
        </AgreeButton>
      </Group>
    </>
  );
}

function whoWillHear(
  target: ParticipantRow | undefined,
  callName: string,
  nameOf: (row: ParticipantRow) => string,
): string {
  if (target === undefined) return `Everyone on ${callName} will hear you, customers too.`;
  const name = nameOf(target);
  return target.hold
    ? `Your leg still coaches ${name}, who is on hold: resume them first, or they do not hear you.`
    : `Your leg still coaches ${name}: only ${name} will hear you.`;
}

import { Button, Group, Modal, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Link } from '../../../common/ipc/session.ts';
import { consequenceOfRemoval } from '../../../common/roster/consequences.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { useRoster, useStores } from '../../store/stores.tsx';
import { AgreeButton } from '../../ui/agree-button.tsx';
import { ChangedNotice } from '../../ui/changed-notice.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { uiWords } from '../../ui/words.ts';
import { isOld, useLinkStanding } from '../floor/link-standing.ts';
import { useIsOwnLeg } from '../floor/own-console.tsx';
import { useName } from '../floor/use-name.ts';
import classes from './remove-dialog.module.css';
import { removeWords } from './words.ts';

interface RemoveDialogProps {
  /** Null while nobody asks; my own leg when I leave. */
  readonly participant: ParticipantRow | null;
  readonly link: Link;
  readonly onClose: () => void;
}

/** Says what taking somebody off does to the others before it is done: it cannot be undone. */
export function RemoveDialog({ participant, link, onClose }: RemoveDialogProps) {
  const nameOf = useName();
  const isOwnLeg = useIsOwnLeg();
  return (
    <Modal
      opened={participant !== null}
      onClose={onClose}
      title={participant === null ? '' : titleOf(nameOf(participant), isOwnLeg(participant))}
    >
      {participant !== null && <Question participant={participant} link={link} onClose={onClose} />}
    </Modal>
  );
}

function titleOf(name: string, isMe: boolean): string {
  return isMe ? removeWords.leaveTitle() : removeWords.title(name);
}

interface QuestionProps {
  readonly participant: ParticipantRow;
  readonly link: Link;
  readonly onClose: () => void;
}

function Question({ participant, link, onClose }: QuestionProps) {
  const nameOf = useName();
  const conference = useRoster((state) => state.view?.conferences.get(participant.conferenceSid));
  // As Twilio tells it now, not as it was when the dialog opened.
  const current = conference?.participants.get(participant.callSid);
  if (conference === undefined || current === undefined) {
    return (
      <>
        <Text size="sm">{removeWords.gone(nameOf(participant))}</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose} data-autofocus>
            {uiWords.close()}
          </Button>
        </Group>
      </>
    );
  }
  return (
    <Consequence participant={current} conference={conference} link={link} onClose={onClose} />
  );
}

function Consequence({
  participant,
  conference,
  link,
  onClose,
}: QuestionProps & { conference: ConferenceView }) {
  const { commands } = useStores();
  const nameOf = useName();
  const isMe = useIsOwnLeg()(participant);
  const isStale = isOld(useLinkStanding(link));
  const consequence = consequenceOfRemoval(participant, conference.participants.values());
  const words = removeWords.consequence(consequence, nameOf, isMe);
  const { isSettled, hasChanged } = useSettled(words);
  const endsCall = consequence.kind === 'ends-call';
  const isGrave = endsCall || consequence.kind === 'leaves-alone';
  const asOf = Math.max(participant.asOf, conference.row.participantsAsOf ?? 0);

  function agree(): void {
    const { conferenceSid, callSid } = participant;
    if (isMe) void commands.run({ kind: 'leave', conferenceSid }, callSid);
    else void commands.run({ kind: 'remove', conferenceSid, callSid, endsCall });
    onClose();
  }

  return (
    <>
      <Text size="sm" className={isGrave ? classes.grave : undefined}>
        {isGrave && <IconAlertTriangle size={17} aria-hidden />}
        <span>{words}</span>
      </Text>
      {isStale && (
        <Text size="sm" mt="xs">
          {uiWords.asOf(asOf)}
        </Text>
      )}
      {hasChanged && <ChangedNotice />}
      <Text size="sm" c="dimmed" mt="xs">
        {isMe
          ? removeWords.iAmTakenOff(conference.row.friendlyName)
          : removeWords.takenOff(nameOf(participant), conference.row.friendlyName)}
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {isMe ? removeWords.stay() : removeWords.keep()}
        </Button>
        <AgreeButton color="red.8" isSettled={isSettled} onAgree={agree}>
          {removeWords.agree(isMe, endsCall)}
        </AgreeButton>
      </Group>
    </>
  );
}

import { Button, Group, Modal, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Link } from '../../../common/ipc/session.ts';
import type { ConferenceRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { useRoster, useStores } from '../../store/stores.tsx';
import { AgreeButton } from '../../ui/agree-button.tsx';
import { ChangedNotice } from '../../ui/changed-notice.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { uiWords } from '../../ui/words.ts';
import { isOld, useLinkStanding } from '../floor/link-standing.ts';
import { useName } from '../floor/use-name.ts';
import classes from '../remove/remove-dialog.module.css';
import { removeWords } from '../remove/words.ts';
import { endCallWords } from './words.ts';

interface EndCallDialogProps {
  /** Null while nobody asks. */
  readonly conference: ConferenceRow | null;
  readonly link: Link;
  readonly onClose: () => void;
}

/** Says who is cut off before a call is ended: it cannot be undone. */
export function EndCallDialog({ conference, link, onClose }: EndCallDialogProps) {
  return (
    <Modal
      opened={conference !== null}
      onClose={onClose}
      title={conference === null ? '' : endCallWords.title(conference.friendlyName)}
    >
      {conference !== null && <Question conference={conference} link={link} onClose={onClose} />}
    </Modal>
  );
}

interface QuestionProps {
  readonly conference: ConferenceRow;
  readonly link: Link;
  readonly onClose: () => void;
}

function Question({ conference, link, onClose }: QuestionProps) {
  // As Twilio tells it now, not as it was when the dialog opened.
  const current = useRoster((state) => state.view?.conferences.get(conference.sid));
  if (current === undefined) {
    return (
      <>
        <Text size="sm">{endCallWords.gone()}</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose} data-autofocus>
            {uiWords.close()}
          </Button>
        </Group>
      </>
    );
  }
  return <WhoIsCutOff conference={current} link={link} onClose={onClose} />;
}

function WhoIsCutOff({
  conference: { row, participants },
  link,
  onClose,
}: Omit<QuestionProps, 'conference'> & { conference: ConferenceView }) {
  const { commands } = useStores();
  const isStale = isOld(useLinkStanding(link));
  const words = removeWords.endOfCall([...participants.values()], useName());
  const { isSettled, hasChanged } = useSettled(words);

  function end(): void {
    void commands.run({ kind: 'end-call', conferenceSid: row.sid });
    onClose();
  }

  return (
    <>
      <Text size="sm" className={classes.grave}>
        <IconAlertTriangle size={17} aria-hidden />
        <span>{words}</span>
      </Text>
      {isStale && row.participantsAsOf !== null && (
        <Text size="sm" mt="xs">
          {uiWords.asOf(row.participantsAsOf)}
        </Text>
      )}
      {hasChanged && <ChangedNotice />}
      <Text size="sm" c="dimmed" mt="xs">
        {endCallWords.allAtOnce()}
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {endCallWords.keep()}
        </Button>
        <AgreeButton color="red.8" isSettled={isSettled} onAgree={end}>
          {endCallWords.agree()}
        </AgreeButton>
      </Group>
    </>
  );
}

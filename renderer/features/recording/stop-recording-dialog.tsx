import { Modal } from '@mantine/core';
import type { ConferenceRow } from '../../../common/roster/rows.ts';
import { useRecordings, useRoster, useStores } from '../../store/stores.tsx';
import { Agreeing, Said } from '../../ui/agreeing.tsx';
import { recordingWords as words } from './words.ts';

interface StopRecordingDialogProps {
  /** Null while nobody asks. */
  readonly conference: ConferenceRow | null;
  readonly onClose: () => void;
}

/** Says what is lost before a recording is stopped: on this call it cannot begin again. */
export function StopRecordingDialog({ conference, onClose }: StopRecordingDialogProps) {
  return (
    <Modal
      opened={conference !== null}
      onClose={onClose}
      title={conference === null ? '' : words.stopTitle(conference.friendlyName)}
    >
      {conference !== null && <Question conference={conference} onClose={onClose} />}
    </Modal>
  );
}

function Question({ conference, onClose }: { conference: ConferenceRow; onClose: () => void }) {
  const { commands } = useStores();
  const { sid, friendlyName } = conference;
  const isLive = useRoster(({ view }) => view?.conferences.has(sid) === true);
  const isOver = useRecordings(({ known }) => known.get(sid) === 'none');
  if (!isLive) return <Said text={words.stopEnded()} onClose={onClose} />;
  if (isOver) return <Said text={words.stopOver()} onClose={onClose} />;
  return (
    <Agreeing
      sentences={words.stopConsequences(friendlyName)}
      agree={words.stopAgree()}
      decline={words.goOn()}
      color="red.8"
      onAgree={() => void commands.run({ kind: 'record', conferenceSid: sid, wanted: 'stop' })}
      onClose={onClose}
    />
  );
}

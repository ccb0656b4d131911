import { Modal } from '@mantine/core';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { useRoster, useStores } from '../../store/stores.tsx';
import { Agreeing, Said } from '../../ui/agreeing.tsx';
import { useName } from '../floor/use-name.ts';
import { coachedBy } from './coached-by.ts';
import { stepInWords } from './words.ts';

interface UnmuteMeDialogProps {
  /** Null while nobody asks. */
  readonly ownLeg: ParticipantRow | null;
  readonly onClose: () => void;
}

/** Asks before my voice reaches anybody: the one thing a supervisor must not do by accident. */
export function UnmuteMeDialog({ ownLeg, onClose }: UnmuteMeDialogProps) {
  return (
    <Modal opened={ownLeg !== null} onClose={onClose} title={stepInWords.unmuteTitle()}>
      {ownLeg !== null && <Question ownLeg={ownLeg} onClose={onClose} />}
    </Modal>
  );
}

function Question({ ownLeg, onClose }: { ownLeg: ParticipantRow; onClose: () => void }) {
  const conference = useRoster((state) => state.view?.conferences.get(ownLeg.conferenceSid));
  // As Twilio tells it now, not as it was when the dialog opened.
  const current = conference?.participants.get(ownLeg.callSid);
  if (conference === undefined || current === undefined) {
    return <Said text={stepInWords.gone()} onClose={onClose} />;
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
  const words = stepInWords.whoWillHear(target, conference.row.friendlyName, nameOf);

  function unmute(): void {
    if (target === undefined) void commands.run({ kind: 'barge-in', conferenceSid }, callSid);
    else void commands.run({ kind: 'coach', conferenceSid, callSid: target.callSid });
  }

  return (
    <Agreeing
      sentences={[words]}
      agree={
        target === undefined ? stepInWords.letEveryoneHear() : stepInWords.coach(nameOf(target))
      }
      decline={stepInWords.stayMuted()}
      color={target === undefined ? 'orange.8' : 'violet'}
      onAgree={unmute}
      onClose={onClose}
    />
  );
}

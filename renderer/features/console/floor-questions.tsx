import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Addition } from '../../../common/ipc/addition.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import type { ActiveSession } from '../../store/session-store.ts';
import { Later } from '../../ui/later.tsx';
import { AddDialog } from '../add/add-dialog.tsx';
import type { AddPrefill, AddTarget } from '../add/target.ts';
import { RedialDialog } from '../additions/redial-dialog.tsx';
import { useRedial } from '../additions/use-redial.ts';
import { AnnounceDialog, type AnnounceTarget } from '../announce/announce-dialog.tsx';
import { ChangeDialog } from '../change/change-dialog.tsx';
import { EndCallDialog } from '../end-call/end-call-dialog.tsx';
import { FloorActionsProvider } from '../floor/floor-actions.tsx';
import { PersonDialog } from '../floor/person-dialog.tsx';
import { StopRecordingDialog } from '../recording/stop-recording-dialog.tsx';
import { RemoveDialog } from '../remove/remove-dialog.tsx';
import { UnmuteMeDialog } from '../step-in/unmute-me-dialog.tsx';
import { TakeOverDialog } from '../together/take-over-dialog.tsx';

interface FloorQuestionsProps {
  readonly session: ActiveSession;
  /** Shows where announcements are kept. */
  readonly onManageAnnouncements: () => void;
  readonly children: ReactNode;
}

/** Everything that asks before it acts, for whatever part of the console wants to act. */
export function FloorQuestions({
  session: { link },
  onManageAnnouncements,
  children,
}: FloorQuestionsProps) {
  const [announcing, setAnnouncing] = useState<AnnounceTarget | null>(null);
  const [removing, setRemoving] = useState<ParticipantRow | null>(null);
  const [ending, setEnding] = useState<ConferenceRow | null>(null);
  const [stopping, setStopping] = useState<ConferenceRow | null>(null);
  const [takingOver, setTakingOver] = useState<ParticipantRow | null>(null);
  const [unmutingMe, setUnmutingMe] = useState<ParticipantRow | null>(null);
  const [asking, setAsking] = useState<ParticipantRow | null>(null);
  const [changing, setChanging] = useState<ParticipantRow | null>(null);
  const [adding, setAdding] = useState<AddTarget | null>(null);
  const [prefill, setPrefill] = useState<AddPrefill>();
  const add = useCallback((target: AddTarget, filledIn?: AddPrefill) => {
    setAdding(target);
    setPrefill(filledIn);
  }, []);
  const [redialling, setRedialling] = useState<Addition | null>(null);
  const redial = useRedial({ onAsk: setRedialling, onForm: add });
  const actions = useMemo(
    () => ({
      announceTo: (participant: ParticipantRow) => setAnnouncing({ kind: 'one', participant }),
      announceToAll: (conference: ConferenceRow) => setAnnouncing({ kind: 'all', conference }),
      announceToMany: (rows: readonly ParticipantRow[]) => setAnnouncing({ kind: 'many', rows }),
      remove: setRemoving,
      endCall: setEnding,
      stopRecording: setStopping,
      takeOver: setTakingOver,
      unmuteMe: setUnmutingMe,
      add,
      redial: redial.redial,
      about: setAsking,
      change: setChanging,
    }),
    [add, redial],
  );

  return (
    <FloorActionsProvider value={actions}>
      {children}
      <Later>
        <AnnounceDialog
          target={announcing}
          onClose={() => setAnnouncing(null)}
          onManage={() => {
            setAnnouncing(null);
            onManageAnnouncements();
          }}
        />
        <RemoveDialog participant={removing} link={link} onClose={() => setRemoving(null)} />
        <EndCallDialog conference={ending} link={link} onClose={() => setEnding(null)} />
        <StopRecordingDialog conference={stopping} onClose={() => setStopping(null)} />
        <TakeOverDialog agent={takingOver} onClose={() => setTakingOver(null)} />
        <UnmuteMeDialog ownLeg={unmutingMe} onClose={() => setUnmutingMe(null)} />
        <AddDialog target={adding} prefill={prefill} onClose={() => setAdding(null)} />
        <RedialDialog
          addition={redialling}
          onAgree={redial.agreed}
          onClose={() => setRedialling(null)}
        />
        <PersonDialog participant={asking} onClose={() => setAsking(null)} />
        <ChangeDialog participant={changing} link={link} onClose={() => setChanging(null)} />
      </Later>
    </FloorActionsProvider>
  );
}

import { type ReactNode, useMemo, useState } from 'react';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import type { ActiveSession } from '../../store/session-store.ts';
import { AnnounceDialog, type AnnounceTarget } from '../announce/announce-dialog.tsx';
import { EndCallDialog } from '../end-call/end-call-dialog.tsx';
import { FloorActionsProvider } from '../floor/floor-actions.tsx';
import { PersonDialog } from '../floor/person-dialog.tsx';
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
  const [takingOver, setTakingOver] = useState<ParticipantRow | null>(null);
  const [unmutingMe, setUnmutingMe] = useState<ParticipantRow | null>(null);
  const [asking, setAsking] = useState<ParticipantRow | null>(null);
  const actions = useMemo(
    () => ({
      announceTo: (participant: ParticipantRow) => setAnnouncing({ kind: 'one', participant }),
      announceToAll: (conference: ConferenceRow) => setAnnouncing({ kind: 'all', conference }),
      announceToMany: (rows: readonly ParticipantRow[]) => setAnnouncing({ kind: 'many', rows }),
      remove: setRemoving,
      endCall: setEnding,
      takeOver: setTakingOver,
      unmuteMe: setUnmutingMe,
      about: setAsking,
    }),
    [],
  );

  return (
    <FloorActionsProvider value={actions}>
      {children}
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
      <TakeOverDialog agent={takingOver} onClose={() => setTakingOver(null)} />
      <UnmuteMeDialog ownLeg={unmutingMe} onClose={() => setUnmutingMe(null)} />
      <PersonDialog participant={asking} onClose={() => setAsking(null)} />
    </FloorActionsProvider>
  );
}

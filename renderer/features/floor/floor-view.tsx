import { useMemo, useState } from 'react';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import type { ActiveSession } from '../../store/session-store.ts';
import { AnnounceDialog, type AnnounceTarget } from '../announce/announce-dialog.tsx';
import { EndCallDialog } from '../end-call/end-call-dialog.tsx';
import { NoticeLines } from '../notices/notice-lines.tsx';
import { RehearsalBanner } from '../rehearsal/rehearsal-banner.tsx';
import { RemoveDialog } from '../remove/remove-dialog.tsx';
import { UnmuteMeDialog } from '../step-in/unmute-me-dialog.tsx';
import { HelpLines } from '../together/help-lines.tsx';
import { TakeOverDialog } from '../together/take-over-dialog.tsx';
import { UndoTray } from '../undo/undo-tray.tsx';
import { FloorActionsProvider } from './floor-actions.tsx';
import { FloorHeader } from './floor-header.tsx';
import classes from './floor-view.module.css';
import { LinkBanner } from './link-banner.tsx';
import { OwnConsoleProvider } from './own-console.tsx';
import { ParticipantGrid } from './participant-grid.tsx';

/** The supervisor's main view: every live call and everybody on it. */
export function FloorView({ session }: { session: ActiveSession }) {
  const [announcing, setAnnouncing] = useState<AnnounceTarget | null>(null);
  const [removing, setRemoving] = useState<ParticipantRow | null>(null);
  const [ending, setEnding] = useState<ConferenceRow | null>(null);
  const [takingOver, setTakingOver] = useState<ParticipantRow | null>(null);
  const [unmutingMe, setUnmutingMe] = useState<ParticipantRow | null>(null);
  const actions = useMemo(
    () => ({
      announceTo: (participant: ParticipantRow) => setAnnouncing({ kind: 'one', participant }),
      announceToAll: (conference: ConferenceRow) => setAnnouncing({ kind: 'all', conference }),
      remove: setRemoving,
      endCall: setEnding,
      takeOver: setTakingOver,
      unmuteMe: setUnmutingMe,
    }),
    [],
  );

  return (
    <OwnConsoleProvider value={session.consoleId}>
      <FloorActionsProvider value={actions}>
        <div className={classes.floor}>
          {session.kind === 'rehearsal' && (
            <RehearsalBanner key={session.epoch} link={session.link} />
          )}
          <FloorHeader session={session} />
          <LinkBanner link={session.link} />
          <NoticeLines />
          <HelpLines />
          <main className={classes.main}>
            <ParticipantGrid link={session.link} />
          </main>
          <UndoTray />
        </div>
        <AnnounceDialog target={announcing} onClose={() => setAnnouncing(null)} />
        <RemoveDialog
          participant={removing}
          link={session.link}
          onClose={() => setRemoving(null)}
        />
        <EndCallDialog conference={ending} link={session.link} onClose={() => setEnding(null)} />
        <TakeOverDialog agent={takingOver} onClose={() => setTakingOver(null)} />
        <UnmuteMeDialog ownLeg={unmutingMe} onClose={() => setUnmutingMe(null)} />
      </FloorActionsProvider>
    </OwnConsoleProvider>
  );
}

import { useMemo, useState } from 'react';
import type { Session } from '../../../common/ipc/session.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { AnnounceDialog, type AnnounceTarget } from '../announce/announce-dialog.tsx';
import { RehearsalBanner } from '../rehearsal/rehearsal-banner.tsx';
import { RemoveDialog } from '../remove/remove-dialog.tsx';
import { BargeInDialog } from '../step-in/barge-in-dialog.tsx';
import { FloorActionsProvider } from './floor-actions.tsx';
import { FloorHeader } from './floor-header.tsx';
import classes from './floor-view.module.css';
import { LinkBanner } from './link-banner.tsx';
import { OwnConsoleProvider } from './own-console.tsx';
import { ParticipantGrid } from './participant-grid.tsx';

type ActiveSession = Extract<Session, { state: 'active' }>;

/** The supervisor's main view: every live call and everybody on it. */
export function FloorView({ session }: { session: ActiveSession }) {
  const [announcing, setAnnouncing] = useState<AnnounceTarget | null>(null);
  const [removing, setRemoving] = useState<ParticipantRow | null>(null);
  const [bargingIn, setBargingIn] = useState<ParticipantRow | null>(null);
  const actions = useMemo(
    () => ({
      announceTo: (participant: ParticipantRow) => setAnnouncing({ kind: 'one', participant }),
      announceToAll: (conference: ConferenceRow) => setAnnouncing({ kind: 'all', conference }),
      remove: setRemoving,
      bargeIn: setBargingIn,
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
          <main className={classes.main}>
            <ParticipantGrid link={session.link} />
          </main>
        </div>
        <AnnounceDialog target={announcing} onClose={() => setAnnouncing(null)} />
        <RemoveDialog participant={removing} onClose={() => setRemoving(null)} />
        <BargeInDialog ownLeg={bargingIn} onClose={() => setBargingIn(null)} />
      </FloorActionsProvider>
    </OwnConsoleProvider>
  );
}

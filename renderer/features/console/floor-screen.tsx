import { useCallback } from 'react';
import { NOBODY_SELECTED, type Selection } from '../../../common/floor/selection.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { ActiveSession } from '../../store/session-store.ts';
import { BulkBar } from '../bulk/bulk-bar.tsx';
import { useFloorActions } from '../floor/floor-actions.tsx';
import { FloorView } from '../floor/floor-view.tsx';
import { usePointedAt } from '../floor/pointing.tsx';
import { NeedsRail } from '../needs/needs-rail.tsx';
import { ConferencePanel } from '../panel/conference-panel.tsx';
import { useRecording } from '../panel/use-recording.ts';
import classes from './floor-screen.module.css';
import type { ConsoleActs, Opened } from './opened.ts';
import { useSelectedRows } from './use-selected.ts';

interface FloorScreenProps {
  readonly session: ActiveSession;
  readonly opened: Opened;
  readonly acts: ConsoleActs;
}

/** What needs me, everybody, and one call closely: from the beginning of the line to its end. */
export function FloorScreen({ session, opened, acts }: FloorScreenProps) {
  const { call, selection, wanted } = opened;
  const select = useCallback((chosen: Selection) => acts.open({ selection: chosen }), [acts]);
  const showCall = useCallback((sid: ConferenceSid) => acts.open({ call: sid }), [acts]);
  const found = useCallback(() => acts.open({ wanted: null }), [acts]);
  return (
    <div className={classes.screen}>
      <div className={classes.rail}>
        <NeedsRail onOpen={acts.goTo} onShowData={acts.showData} />
      </div>
      <FloorView
        session={session}
        selection={selection}
        onSelect={select}
        shownCall={call}
        onShowCall={showCall}
        wanted={wanted}
        onFound={found}
        foot={(outOfSight) => (
          <SelectedBar
            selection={selection}
            outOfSight={outOfSight}
            onClear={() => acts.open({ selection: NOBODY_SELECTED })}
          />
        )}
      />
      {call !== null && (
        <div className={classes.panel}>
          <Panel sid={call} session={session} onClose={() => acts.open({ call: null })} />
        </div>
      )}
    </div>
  );
}

interface SelectedBarProps {
  readonly selection: Selection;
  readonly outOfSight: number;
  readonly onClear: () => void;
}

function SelectedBar({ selection, outOfSight, onClear }: SelectedBarProps) {
  const { announceToMany } = useFloorActions();
  return (
    <BulkBar
      selected={useSelectedRows(selection)}
      outOfSight={outOfSight}
      onAnnounce={announceToMany}
      onClear={onClear}
    />
  );
}

interface PanelProps {
  readonly sid: NonNullable<Opened['call']>;
  readonly session: ActiveSession;
  readonly onClose: () => void;
}

function Panel({ sid, session, onClose }: PanelProps) {
  return (
    <ConferencePanel
      sid={sid}
      link={session.link}
      preview={usePointedAt()}
      recording={useRecording(sid)}
      onClose={onClose}
    />
  );
}

import { memo, type ReactNode } from 'react';
import type { CallSid, ConferenceSid } from '../../../common/model/sid.ts';
import { useCommands, useRoster } from '../../store/stores.tsx';
import { pendingOn, pendingOnMe } from '../../store/wishes.ts';
import { Duration } from '../../ui/duration.tsx';
import { ModeCell } from './mode-cell.tsx';
import { useIsOwnLeg } from './own-console.tsx';
import { ParticipantActions } from './participant-actions.tsx';
import classes from './participant-line.module.css';
import { PersonCell } from './person-cell.tsx';
import { StateCell } from './state-cell.tsx';

interface ParticipantLineProps {
  readonly conferenceSid: ConferenceSid;
  readonly callSid: CallSid;
  readonly isStale: boolean;
}

/** One person on one call. It reads its own row, so that a change elsewhere does not draw it again. */
export const ParticipantLine = memo(function ParticipantLine({
  conferenceSid,
  callSid,
  isStale,
}: ParticipantLineProps) {
  const row = useRoster((state) =>
    state.view?.conferences.get(conferenceSid)?.participants.get(callSid),
  );
  const listedAsOf = useRoster(
    (state) => state.view?.conferences.get(conferenceSid)?.row.participantsAsOf ?? 0,
  );
  const isOwnLeg = useIsOwnLeg();
  const pending = useCommands(({ pending: all }) =>
    row !== undefined && isOwnLeg(row)
      ? pendingOnMe(all, conferenceSid)
      : pendingOn(all, conferenceSid, callSid),
  );
  if (row === undefined) return null;
  return (
    <div className={classes.participant} role="presentation" data-stale={isStale || undefined}>
      <Cell role="rowheader">
        <PersonCell row={row} />
      </Cell>
      <Cell>
        <StateCell row={row} staleAsOf={isStale ? Math.max(row.asOf, listedAsOf) : null} />
      </Cell>
      <Cell className={classes.clock}>
        {row.inCallSince === null ? (
          <span className={classes.none}>–</span>
        ) : (
          <Duration since={row.inCallSince} />
        )}
      </Cell>
      <Cell>
        <ModeCell row={row} pending={pending} />
      </Cell>
      <Cell>
        <ParticipantActions row={row} />
      </Cell>
    </div>
  );
});

interface CellProps {
  readonly role?: 'gridcell' | 'rowheader';
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

function Cell({ role = 'gridcell', className, children }: CellProps) {
  return (
    <div className={className} role={role} tabIndex={-1}>
      {children}
    </div>
  );
}

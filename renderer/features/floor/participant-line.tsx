import { memo, type ReactNode } from 'react';
import type { CallSid, ConferenceSid } from '../../../common/model/sid.ts';
import { useCommands, useRoster } from '../../store/stores.tsx';
import { pendingOn, pendingOnMe } from '../../store/wishes.ts';
import { Duration } from '../../ui/duration.tsx';
import { isStale, type Trust } from './link-standing.ts';
import { ModeCell } from './mode-cell.tsx';
import { useIsOwnLeg } from './own-console.tsx';
import { ParticipantActions } from './participant-actions.tsx';
import classes from './participant-line.module.css';
import { PersonCell } from './person-cell.tsx';
import { StateCell } from './state-cell.tsx';

interface ParticipantLineProps {
  readonly conferenceSid: ConferenceSid;
  readonly callSid: CallSid;
  readonly trust: Trust;
}

/** One person on one call. It reads its own row, so that a change elsewhere does not draw it again. */
export const ParticipantLine = memo(function ParticipantLine({
  conferenceSid,
  callSid,
  trust,
}: ParticipantLineProps) {
  const row = useRoster((state) =>
    state.view?.conferences.get(conferenceSid)?.participants.get(callSid),
  );
  const conference = useRoster((state) => state.view?.conferences.get(conferenceSid)?.row);
  const isOwnLeg = useIsOwnLeg();
  const pending = useCommands(({ pending: all }) =>
    row !== undefined && isOwnLeg(row)
      ? pendingOnMe(all, conferenceSid)
      : pendingOn(all, conferenceSid, callSid),
  );
  if (row === undefined || conference === undefined) return null;
  const isOld = isStale(conference, trust);
  const confirmedAt = Math.max(row.asOf, conference.participantsAsOf ?? 0);
  return (
    <div className={classes.participant} role="presentation" data-stale={isOld || undefined}>
      <Cell role="rowheader">
        <PersonCell row={row} />
      </Cell>
      <Cell>
        <StateCell row={row} conference={conference} staleAsOf={isOld ? confirmedAt : null} />
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

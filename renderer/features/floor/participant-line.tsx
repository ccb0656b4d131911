import { memo, type ReactNode } from 'react';
import type { CallSid, ConferenceSid } from '../../../common/model/sid.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { useCommands, useRoster } from '../../store/stores.tsx';
import { type PendingWish, pendingOn, pendingOnMe } from '../../store/wishes.ts';
import { ClockCell } from './clock-cell.tsx';
import { isClock, type WideColumn } from './columns.ts';
import { ConfirmedCell } from './confirmed-cell.tsx';
import { useLineLook } from './line-look.ts';
import { isStale, type Trust } from './link-standing.ts';
import { ModeCell } from './mode-cell.tsx';
import { useIsOwnLeg } from './own-console.tsx';
import { ParticipantActions } from './participant-actions.tsx';
import classes from './participant-line.module.css';
import { PersonCell } from './person-cell.tsx';
import { RoleCell } from './role-cell.tsx';
import { StateCell } from './state-cell.tsx';

interface ParticipantLineProps {
  readonly conferenceSid: ConferenceSid;
  readonly callSid: CallSid;
  readonly trust: Trust;
  readonly isSelected: boolean;
}

/** One person on one call. It reads its own row, so that a change elsewhere does not draw it again. */
export const ParticipantLine = memo(function ParticipantLine({
  conferenceSid,
  callSid,
  trust,
  isSelected,
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
  const { columns } = useLineLook();
  if (row === undefined || conference === undefined) return null;
  const isOld = isStale(conference, trust);
  const confirmedAt = Math.max(row.asOf, conference.participantsAsOf ?? 0);
  const cell = { row, conference, pending, isSelected, staleAsOf: isOld ? confirmedAt : null };
  const hasMode = columns.includes('mode');
  return (
    <div className={classes.participant} role="presentation" data-stale={isOld || undefined}>
      {columns.map((column) => (
        <Cell key={column} column={column}>
          <Content column={column} hasMode={hasMode} {...cell} />
        </Cell>
      ))}
      <Cell column="actions">
        <ParticipantActions row={row} />
      </Cell>
    </div>
  );
});

interface ContentProps {
  readonly column: WideColumn;
  readonly row: ParticipantRow;
  readonly conference: ConferenceRow;
  readonly pending: PendingWish | undefined;
  readonly isSelected: boolean;
  readonly staleAsOf: number | null;
  readonly hasMode: boolean;
}

function Content({ column, pending, isSelected, hasMode, ...cell }: ContentProps) {
  switch (column) {
    case 'person':
      return <PersonCell {...cell} isSelected={isSelected} />;
    case 'role':
      return <RoleCell row={cell.row} />;
    case 'state':
      return <StateCell {...cell} hasMode={hasMode} pending={hasMode ? undefined : pending} />;
    case 'mode':
      return <ModeCell row={cell.row} pending={pending} />;
    case 'freshness':
      return <ConfirmedCell row={cell.row} conference={cell.conference} />;
    default:
      return <ClockCell clock={column} {...cell} />;
  }
}

function Cell({ column, children }: { column: WideColumn | 'actions'; children: ReactNode }) {
  return (
    <div
      role={column === 'person' ? 'rowheader' : 'gridcell'}
      data-column={column}
      data-clock={(column !== 'actions' && isClock(column)) || undefined}
      tabIndex={-1}
    >
      {children}
    </div>
  );
}

import { IconClockQuestion, IconPhoneOutgoing } from '@tabler/icons-react';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { Duration, formatTime } from '../../ui/duration.tsx';
import { StatusText } from '../../ui/status-text.tsx';

interface StateCellProps {
  readonly row: ParticipantRow;
  /** While Twilio cannot be read: as of when the row was last confirmed. */
  readonly staleAsOf: number | null;
}

/** Where the leg is on its way from dialling to the call. */
export function StateCell({ row, staleAsOf }: StateCellProps) {
  if (staleAsOf !== null) {
    return (
      <StatusText icon={<IconClockQuestion size={15} />}>
        {WORD[row.status]} at {formatTime(staleAsOf)}
      </StatusText>
    );
  }
  if (row.status === 'connected') return <StatusText>Connected</StatusText>;
  return (
    <StatusText tone="listen" icon={<IconPhoneOutgoing size={15} />}>
      {WORD[row.status]} <Duration since={row.createdAt} />
    </StatusText>
  );
}

const WORD = {
  queued: 'Queued',
  connecting: 'Connecting',
  ringing: 'Ringing',
  connected: 'Connected',
  complete: 'Ended',
  failed: 'Failed',
} as const;

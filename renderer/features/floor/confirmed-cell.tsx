import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { StatusText } from '../../ui/status-text.tsx';
import { useAtNow } from '../../ui/use-now.ts';
import { confirmationInWords, participantAge } from './freshness.ts';
import { floorWords } from './words.ts';

interface ConfirmedCellProps {
  readonly row: ParticipantRow;
  readonly conference: ConferenceRow;
}

/** How long ago Twilio confirmed somebody last, and by what. */
export function ConfirmedCell({ row, conference }: ConfirmedCellProps) {
  const age = useAtNow((now) => participantAge(row, conference, now));
  const title = useAtNow((now) => confirmationInWords(row, conference, now));
  return <StatusText title={title}>{floorWords.confirmed(row.source, age)}</StatusText>;
}

import { IconAlertTriangle, IconClock, IconRefreshAlert } from '@tabler/icons-react';
import type { ConferenceRow } from '../../../common/roster/rows.ts';
import { StatusText } from '../../ui/status-text.tsx';
import { useAtNow } from '../../ui/use-now.ts';
import { conferenceAgeInWords, conferenceFreshness } from './freshness.ts';
import { lineWords } from './line-words.ts';

/** How fresh what is shown of a call is: hardly there while all is well. */
export function ConferenceAge({ row }: { row: ConferenceRow }) {
  const freshness = useAtNow((now) => conferenceFreshness(row, now));
  const words = useAtNow((now) => conferenceAgeInWords(row, now));
  const title = useAtNow((now) => lineWords.conferenceAgeTitle(row, now));
  if (freshness === 'old') {
    return (
      <StatusText tone="warn" title={title} icon={<IconAlertTriangle size={14} />}>
        {words}
      </StatusText>
    );
  }
  const isDoubtful = row.events === 'doubtful' && freshness !== 'unread';
  const icon = isDoubtful ? <IconRefreshAlert size={14} /> : <IconClock size={14} />;
  const isMarked = isDoubtful || freshness === 'aging';
  return (
    <StatusText title={title} icon={isMarked && icon}>
      {words}
    </StatusText>
  );
}

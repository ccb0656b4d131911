import {
  IconAlertTriangle,
  IconCircleFilled,
  IconClockQuestion,
  IconPlayerPause,
  IconUsers,
} from '@tabler/icons-react';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { useTogether } from '../../store/stores.tsx';
import { useAtNow, useNow } from '../../ui/use-now.ts';
import { conferenceFreshness } from '../floor/freshness.ts';
import { lineWords } from '../floor/line-words.ts';
import { whoIsHere } from '../together/who-is-here.ts';
import { latestWord } from './latest-word.ts';
import classes from './panel-header.module.css';
import { panelWords } from './words.ts';

export type RecordingState = 'recording' | 'paused';

interface PanelHeaderProps {
  /** As far as it can be believed now. */
  readonly conference: ConferenceView;
  readonly staleAsOf: number | null;
  readonly recording: RecordingState | null;
}

/** Which call it is, how old, how many people, whether it is recorded, and how far that is true. */
export function PanelHeader({ conference, staleAsOf, recording }: PanelHeaderProps) {
  const { row, participants } = conference;
  const words = useTogether(({ others }) => whoIsHere(others, row.sid));
  return (
    <header className={classes.header}>
      <div className={classes.first}>
        <h2 className={classes.name} title={row.friendlyName}>
          <bdi>{row.friendlyName}</bdi>
        </h2>
        {recording !== null && <Recording state={recording} />}
      </div>
      <p className={classes.meta}>
        <span>
          <Age since={row.createdAt} staleAsOf={staleAsOf} /> ·{' '}
          {panelWords.people(participants.size)}
          {row.status === 'init' && ` · ${panelWords.waiting()}`}
        </span>
        {staleAsOf === null && <Freshness conference={conference} />}
      </p>
      {staleAsOf !== null && (
        <p className={classes.stale}>
          <IconClockQuestion size={14} aria-hidden />
          {panelWords.asOf(row.participantsAsOf)}
        </p>
      )}
      {words !== '' && (
        <p className={classes.colleagues} title={panelWords.colleagues()}>
          <IconUsers size={14} aria-hidden />
          <bdi>{words}</bdi>
        </p>
      )}
    </header>
  );
}

function Recording({ state }: { state: RecordingState }) {
  return (
    <span className={classes.recording} data-state={state}>
      {state === 'recording' ? (
        <IconCircleFilled size={9} aria-hidden />
      ) : (
        <IconPlayerPause size={12} aria-hidden />
      )}
      {panelWords.recording(state)}
    </span>
  );
}

function Age({ since, staleAsOf }: { since: number; staleAsOf: number | null }) {
  const now = useNow();
  return <>{panelWords.age((staleAsOf ?? now) - since)}</>;
}

function Freshness({ conference }: { conference: ConferenceView }) {
  const { row } = conference;
  const words = useAtNow((now) => {
    const { by, at } = latestWord(conference);
    return panelWords.freshness(row, by, now - at);
  });
  const title = useAtNow((now) => lineWords.conferenceAgeTitle(row, now));
  const isOld = useAtNow((now) => conferenceFreshness(row, now) === 'old');
  return (
    <span className={classes.freshness} data-old={isOld || undefined} title={title}>
      {isOld && <IconAlertTriangle size={14} aria-hidden />}
      {words}
    </span>
  );
}

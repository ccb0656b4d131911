import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconClockQuestion, IconUserPlus, IconUsers } from '@tabler/icons-react';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import type { RecordingState } from '../../store/recording-store.ts';
import { useTogether } from '../../store/stores.tsx';
import { useAtNow, useNow } from '../../ui/use-now.ts';
import { useFloorActions } from '../floor/floor-actions.tsx';
import { conferenceFreshness } from '../floor/freshness.ts';
import { lineWords } from '../floor/line-words.ts';
import { RecordingActs } from '../recording/recording-acts.tsx';
import { whoIsHere } from '../together/who-is-here.ts';
import { latestWord } from './latest-word.ts';
import classes from './panel-header.module.css';
import { panelWords } from './words.ts';

interface PanelHeaderProps {
  /** As far as it can be believed now. */
  readonly conference: ConferenceView;
  readonly staleAsOf: number | null;
  /** Null where nobody knows. */
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
        <AddButton sid={row.sid} />
      </div>
      <p className={classes.meta}>
        <span>
          <Age since={row.createdAt} staleAsOf={staleAsOf} /> ·{' '}
          {panelWords.people(participants.size)}
          {row.status === 'init' && ` · ${panelWords.waiting()}`}
        </span>
        {staleAsOf === null && <Freshness conference={conference} />}
      </p>
      {recording !== null && <RecordingActs call={row} state={recording} />}
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

function AddButton({ sid }: { sid: ConferenceSid }) {
  const { add } = useFloorActions();
  return (
    <UnstyledButton className={classes.add} onClick={() => add({ kind: 'live', sid })}>
      <IconUserPlus size={15} aria-hidden />
      {panelWords.add()}
    </UnstyledButton>
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

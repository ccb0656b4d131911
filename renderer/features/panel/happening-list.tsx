import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { HistoryEntry } from '../../../common/ipc/history.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { useSession } from '../../store/stores.tsx';
import { formatTime } from '../../ui/duration.tsx';
import classes from './happening-list.module.css';
import { type Happening, happeningsOf } from './happenings.ts';
import { type NameOfLeg, useLegName } from './use-leg-name.ts';
import { panelWords } from './words.ts';

interface HappeningListProps {
  readonly entries: readonly HistoryEntry[];
  /** Who is on the call now, by whose names the list calls them. */
  readonly participants: ConferenceView['participants'];
}

const MOST = 20;

/** What happened last on the call, who did it, and how long Twilio took. */
export function HappeningList({ entries, participants }: HappeningListProps) {
  const happenings = useMemo(() => happeningsOf(entries, MOST), [entries]);
  const nameOfLeg = useLegName(entries, participants);
  return (
    <section className={classes.happenings} aria-labelledby={HEADING}>
      <h3 id={HEADING} className={classes.heading}>
        {panelWords.happenings()}
      </h3>
      {happenings.length === 0 ? (
        <p className={classes.none}>{panelWords.nothingHappened()}</p>
      ) : (
        <ol className={classes.list}>
          {happenings.map((happening, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own.
            <HappeningLine key={index} happening={happening} nameOfLeg={nameOfLeg} />
          ))}
        </ol>
      )}
    </section>
  );
}

const HEADING = 'panel-happenings';

interface HappeningLineProps {
  readonly happening: Happening;
  readonly nameOfLeg: NameOfLeg;
}

/** When, who did what, and how long Twilio took. */
export function HappeningLine({ happening, nameOfLeg }: HappeningLineProps) {
  const ownName = useSession(({ session }) =>
    session?.state === 'active' ? session.profile.supervisorName : null,
  );
  const isCommand = happening.kind === 'command';
  const { callSid, who } = happening;
  const words = panelWords.happening(happening, {
    subject: nameOfLeg(callSid, isCommand ? happening.target : who),
    supervisor: who === ownName || who === null ? panelWords.you() : who,
    coached:
      happening.kind === 'coaching'
        ? nameOfLeg(happening.coachedCallSid, happening.coached)
        : panelWords.somebody(),
  });
  const latencyMs = isCommand ? happening.latencyMs : null;
  return (
    <li className={classes.line} data-tone={toneOf(happening)}>
      <time dateTime={new Date(happening.at).toISOString()}>{formatTime(happening.at)}</time>
      <span className={classes.words}>
        {happening.kind === 'alarm' && <IconAlertTriangle size={13} aria-hidden />}
        {isCommand && happening.failure !== null && <IconX size={13} aria-hidden />}
        {words}
      </span>
      <small title={panelWords.toldTitle(latencyMs)}>
        {panelWords.told(happening.source, latencyMs)}
      </small>
    </li>
  );
}

function toneOf(happening: Happening): 'bad' | undefined {
  const hasFailed =
    happening.kind === 'alarm' || (happening.kind === 'command' && happening.failure !== null);
  return hasFailed ? 'bad' : undefined;
}

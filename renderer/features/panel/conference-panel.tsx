import { UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { Command } from '../../../common/ipc/command.ts';
import type { Link } from '../../../common/ipc/session.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { ownLegOn } from '../../../common/roster/own-leg.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import type { RecordingState } from '../../store/recording-store.ts';
import { useRoster } from '../../store/stores.tsx';
import { asBelieved, isStale, trustIn, useLinkStanding } from '../floor/link-standing.ts';
import { useOwnConsole } from '../floor/own-console.tsx';
import { byArrival } from './by-arrival.ts';
import { CallNotes } from './call-notes.tsx';
import classes from './conference-panel.module.css';
import { HappeningList } from './happening-list.tsx';
import { HearMapView } from './hear-map-view.tsx';
import { PanelFoot } from './panel-foot.tsx';
import { PanelHeader } from './panel-header.tsx';
import { PersonClocksTable } from './person-clocks-table.tsx';
import { StepInSwitch } from './step-in-switch.tsx';
import { Swimlanes } from './swimlanes.tsx';
import { useCallHistory } from './use-call-history.ts';
import { panelWords } from './words.ts';

interface ConferencePanelProps {
  readonly sid: ConferenceSid;
  readonly link: Link;
  /** The act that is pointed at or has the focus elsewhere on the screen, such as in the grid. */
  readonly preview?: Command | null;
  /** Null where nobody knows. */
  readonly recording?: RecordingState | null;
  readonly onClose?: (() => void) | undefined;
}

/** One call as closely as can be: who hears whom, for how long, what happened, and what I can do. */
export function ConferencePanel({
  sid,
  link,
  preview = null,
  recording = null,
  onClose,
}: ConferencePanelProps) {
  const conference = useRoster(({ view }) => view?.conferences.get(sid));
  return (
    <section
      className={classes.panel}
      aria-label={panelWords.panel(conference?.row.friendlyName ?? '')}
    >
      {onClose !== undefined && (
        <UnstyledButton
          className={classes.close}
          aria-label={panelWords.close()}
          title={panelWords.close()}
          onClick={onClose}
        >
          <IconX size={16} aria-hidden />
        </UnstyledButton>
      )}
      {conference === undefined ? (
        <Ended key={sid} sid={sid} />
      ) : (
        <Live key={sid} {...{ conference, link, preview, recording }} />
      )}
    </section>
  );
}

interface LiveProps extends Required<Pick<ConferencePanelProps, 'preview' | 'recording' | 'link'>> {
  readonly conference: ConferenceView;
}

function Live({ conference: unordered, link, preview, recording }: LiveProps) {
  const conference = useMemo(() => byArrival(unordered), [unordered]);
  const [pointedAt, setPointedAt] = useState<Command | null>(null);
  const consoleId = useOwnConsole();
  const trust = trustIn(useLinkStanding(link));
  const { row, participants } = conference;
  const believed = { row: asBelieved(row, trust), participants };
  const leg = ownLegOn(conference, consoleId);
  // Clocks stand still at the last moment that is known.
  const staleAsOf = isStale(row, trust) ? (row.participantsAsOf ?? row.asOf) : null;
  const entries = useCallHistory(row.sid);
  const looked = pointedAt ?? (preview?.conferenceSid === row.sid ? preview : null);

  return (
    <>
      <div className={classes.top}>
        <PanelHeader conference={believed} staleAsOf={staleAsOf} recording={recording} />
        <StepInSwitch
          conference={conference}
          leg={leg}
          staleAsOf={staleAsOf}
          onPointAt={setPointedAt}
        />
      </div>
      <Details>
        <CallNotes sid={row.sid} />
        <HearMapView conference={conference} ownLeg={leg?.callSid ?? null} preview={looked} />
        <PersonClocksTable conference={believed} staleAsOf={staleAsOf} />
        <Swimlanes conference={conference} entries={entries} staleAsOf={staleAsOf} />
        <HappeningList entries={entries} participants={participants} />
      </Details>
      <PanelFoot conference={conference} leg={leg} onPointAt={setPointedAt} />
    </>
  );
}

/** The call went while it was looked at: what happened on it can still be read. */
function Ended({ sid }: { sid: ConferenceSid }) {
  const entries = useCallHistory(sid);
  const name = entries.at(-1)?.friendlyName;
  return (
    <>
      <div className={classes.top}>
        <h2 className={classes.name}>
          <bdi>{name}</bdi>
        </h2>
        <p role="status" className={classes.ended}>
          {panelWords.ended()}
        </p>
      </div>
      <Details>
        <HappeningList entries={entries} participants={NOBODY} />
      </Details>
    </>
  );
}

/** Scrolled by keyboard, too. */
function Details({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame of its own.
    <div
      className={classes.scroll}
      role="group"
      aria-label={panelWords.details()}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus.
      tabIndex={0}
    >
      {children}
    </div>
  );
}

const NOBODY: ConferenceView['participants'] = new Map();

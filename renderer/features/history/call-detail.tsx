import { Button, UnstyledButton } from '@mantine/core';
import { IconDownload, IconPointFilled, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { summaryOf } from '../../../common/history/summary.ts';
import { timelineOf } from '../../../common/history/timeline.ts';
import type { HistoryCall } from '../../../common/ipc/history.ts';
import { useRoster } from '../../store/stores.tsx';
import { useMay } from '../../store/use-may.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { useAtNow } from '../../ui/use-now.ts';
import { useCallHistory } from '../panel/use-call-history.ts';
import classes from './call-detail.module.css';
import { CallFigures } from './call-figures.tsx';
import { CallHappenings } from './call-happenings.tsx';
import { CallLanes } from './call-lanes.tsx';
import { callLanesOf } from './call-lanes-of.ts';
import { knownUntil, standingOf } from './call-standing.ts';
import { useIsReadable } from './use-is-readable.ts';
import { historyWords } from './words.ts';

interface CallDetailProps {
  /** Null: none is open. */
  readonly call: HistoryCall | null;
  readonly onClose: () => void;
  readonly onExport: (call: HistoryCall) => void;
}

/** One call as it went, or goes: in numbers, against time, and line by line. */
export function CallDetail({ call, onClose, onExport }: CallDetailProps) {
  return (
    <section className={classes.detail} aria-label={historyWords.details()}>
      {call === null ? (
        <div className={classes.none}>
          <h2>{historyWords.choose()}</h2>
          <p>{historyWords.chooseHint()}</p>
        </div>
      ) : (
        <OpenCall call={call} onClose={onClose} onExport={onExport} />
      )}
    </section>
  );
}

interface OpenCallProps extends CallDetailProps {
  readonly call: HistoryCall;
}

function OpenCall({ call, onClose, onExport }: OpenCallProps) {
  const may = useMay();
  const conference = useRoster(({ view }) => view?.conferences.get(call.conferenceSid));
  const standing = standingOf(call, conference !== undefined);
  const entries = useCallHistory(call.conferenceSid);
  const readable = useIsReadable(call.conferenceSid);
  const until = useAtNow((now) => knownUntil(call, standing, now));
  const lastAt = entries.at(-1)?.at ?? call.lastAt;
  const timeline = useMemo(() => timelineOf(entries, lastAt), [entries, lastAt]);
  const summary = useMemo(() => summaryOf(timeline, until), [timeline, until]);
  const drawn = {
    from: timeline.range?.from ?? call.firstAt,
    to: Math.max(until, timeline.range?.to ?? until),
  };

  return (
    <>
      <header className={classes.head}>
        <div>
          <h2>
            <bdi>{call.friendlyName || historyWords.nameless()}</bdi>
          </h2>
          <p>{historyWords.span(call, until, standing)}</p>
          <StatusText
            tone={standing === 'live' ? 'good' : undefined}
            icon={standing === 'live' && <IconPointFilled size={14} aria-hidden />}
          >
            {historyWords.outcome(standing, timeline.ended?.reason ?? null)}
          </StatusText>
        </div>
        {may('export') && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() => onExport(call)}
          >
            {historyWords.exportCall()}
          </Button>
        )}
        <UnstyledButton
          className={classes.close}
          aria-label={historyWords.close()}
          title={historyWords.close()}
          onClick={onClose}
        >
          <IconX size={16} aria-hidden />
        </UnstyledButton>
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame of its own. */}
      <div
        className={classes.scroll}
        role="group"
        aria-label={call.friendlyName || historyWords.nameless()}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus.
        tabIndex={0}
      >
        {entries.length === 0 ? (
          <Unread readable={readable} />
        ) : (
          <>
            <CallFigures call={call} standing={standing} summary={summary} until={until} />
            <CallLanes lanes={callLanesOf(timeline, conference)} drawn={drawn} />
            <CallHappenings entries={entries} participants={conference?.participants} />
          </>
        )}
      </div>
    </>
  );
}

function Unread({ readable }: { readable: ReturnType<typeof useIsReadable> }) {
  if (readable.is === 'failed') {
    return (
      <div className={classes.unread}>
        <FailureAlert failure={readable.failure} />
        <Button mt="md" size="xs" variant="default" onClick={readable.tryAgain}>
          {historyWords.tryAgain()}
        </Button>
      </div>
    );
  }
  return (
    <p className={classes.unread} role="status">
      {readable.is === 'gone'
        ? `${historyWords.nothingKept()} ${historyWords.nothingKeptHint()}`
        : historyWords.reading()}
    </p>
  );
}

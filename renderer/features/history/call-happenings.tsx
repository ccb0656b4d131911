import { UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { HistoryEntry } from '../../../common/ipc/history.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { HappeningLine } from '../panel/happening-list.tsx';
import { happeningsOf } from '../panel/happenings.ts';
import { useLegName } from '../panel/use-leg-name.ts';
import classes from './call-detail.module.css';
import { historyWords } from './words.ts';

interface CallHappeningsProps {
  readonly entries: readonly HistoryEntry[];
  /** Who is on it now, by whose names the list calls them; undefined once it has ended. */
  readonly participants: ConferenceView['participants'] | undefined;
}

/** So many lines are shown at once; the others are one click away. */
const SHOWN = 100;

/** Everything that happened, the newest first. */
export function CallHappenings({ entries, participants = NOBODY }: CallHappeningsProps) {
  const [showsAll, setShowsAll] = useState(false);
  const all = useMemo(() => happeningsOf(entries, entries.length, entries.length), [entries]);
  const nameOfLeg = useLegName(entries, participants);
  const shown = showsAll ? all : all.slice(0, SHOWN);
  return (
    <section className={classes.happenings} aria-labelledby={HEADING}>
      <h3 id={HEADING} className={classes.heading}>
        {historyWords.happenings()}
      </h3>
      {all.length === 0 && <p className={classes.note}>{historyWords.nothingHappened()}</p>}
      <ol className={classes.lines}>
        {shown.map((happening, index) => (
          <HappeningLine
            // biome-ignore lint/suspicious/noArrayIndexKey: counted from the oldest, which stay.
            key={all.length - index}
            happening={happening}
            nameOfLeg={nameOfLeg}
          />
        ))}
      </ol>
      {shown.length < all.length && (
        <UnstyledButton className={classes.all} onClick={() => setShowsAll(true)}>
          {historyWords.showAllHappenings(all.length)}
        </UnstyledButton>
      )}
      {entries.length >= MOST_KEPT && (
        <p className={classes.note}>{historyWords.onlyLatest(entries.length)}</p>
      )}
    </section>
  );
}

const HEADING = 'history-happenings';
const NOBODY: ConferenceView['participants'] = new Map();

/** As many as are kept in the page of one call. */
const MOST_KEPT = 5_000;

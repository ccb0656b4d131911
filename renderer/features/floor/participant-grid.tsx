import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Link } from '../../../common/ipc/session.ts';
import { useCommands, useRoster } from '../../store/stores.tsx';
import { ConferenceLine } from './conference-line.tsx';
import { EmptyFloor } from './empty-floor.tsx';
import { type FloorItem, floorItems } from './floor-items.ts';
import { moveFocus } from './grid-keys.ts';
import { isOld, type Trust, trustIn, useLinkStanding } from './link-standing.ts';
import { NoteLine } from './note-line.tsx';
import { useIsOwnLeg } from './own-console.tsx';
import classes from './participant-grid.module.css';
import { ParticipantLine } from './participant-line.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useWatchedFloor } from './use-watched-floor.ts';
import { watchedConferences } from './watched-conferences.ts';

const LINE_HEIGHT = { conference: 38, participant: 44, note: 52 } as const;
const COLUMNS = ['Participant', 'State', 'In call', 'Mode', 'Actions'] as const;

/** Every call as a group and everybody on it as a row; only what is in sight is in the page. */
export function ParticipantGrid({ link }: { link: Link }) {
  const view = useRoster((state) => state.view);
  const notes = useCommands((state) => state.notes);
  const items = useMemo(() => (view === null ? [] : floorItems(view, notes)), [view, notes]);
  const grid = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  const standing = useLinkStanding(link);
  const isStale = isOld(standing);

  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => LINE_HEIGHT[items[index]?.kind ?? 'participant'],
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 12,
    // The line with the focus stays in the page wherever one scrolls, or the focus would be lost.
    rangeExtractor: useCallback(
      (range: Range) => {
        const focused = items.findIndex(({ key }) => key === focusedKey);
        const visible = defaultRangeExtractor(range);
        return focused < 0 || visible.includes(focused)
          ? visible
          : [...visible, focused].sort((a, b) => a - b);
      },
      [items, focusedKey],
    ),
  });

  const isOwnLeg = useIsOwnLeg();
  const mine = [...(view?.conferences.values() ?? [])]
    .filter(({ participants }) => [...participants.values()].some(isOwnLeg))
    .map(({ row }) => row.sid);
  useWatchedFloor(view?.epoch, watchedConferences(items, virtualizer.range, mine));

  const scrollTo = (index: number) => virtualizer.scrollToIndex(index);
  const keptFocus = useKeptFocus(grid, items, scrollTo);

  if (view === null || items.length === 0) {
    return <EmptyFloor link={link} isRead={view !== null} isStale={isStale} />;
  }
  const firstKey = items[0]?.key;
  const tabKey = items.some(({ key }) => key === focusedKey) ? focusedKey : firstKey;

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtualised; this is the ARIA grid pattern.
    <div
      ref={grid}
      className={classes.grid}
      role="grid"
      aria-label="Participants"
      aria-rowcount={items.length + 1}
      aria-colcount={COLUMNS.length}
      aria-busy={isStale}
      data-stale={isStale || undefined}
      tabIndex={-1}
      onKeyDown={(event) => moveFocus(event, scrollTo)}
      onBlur={keptFocus.onBlur}
      onFocus={(event) => {
        keptFocus.onFocus(event);
        const line = event.target.closest<HTMLElement>('[data-line-key]');
        setFocusedKey(line?.dataset.lineKey ?? null);
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      <div className={classes.head} role="row" aria-rowindex={1} tabIndex={-1}>
        {COLUMNS.map((name) => (
          // biome-ignore lint/a11y/useSemanticElements: see above.
          <span key={name} role="columnheader" tabIndex={-1} className={classes[name]}>
            {name}
          </span>
        ))}
      </div>
      <div ref={scroller} className={classes.scroller} role="presentation">
        <div
          className={classes.canvas}
          style={{ height: virtualizer.getTotalSize() }}
          role="presentation"
        >
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const item = items[index];
            if (item === undefined) return null;
            return (
              // biome-ignore lint/a11y/useSemanticElements: see above.
              <div
                key={key}
                ref={virtualizer.measureElement}
                className={classes.line}
                style={{ transform: `translateY(${start}px)` }}
                role="row"
                aria-rowindex={index + 2}
                data-index={index}
                data-line-key={item.key}
                data-kind={item.kind}
                tabIndex={item.key === tabKey ? 0 : -1}
              >
                <Line item={item} trust={trustIn(standing)} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Line({ item, trust }: { item: FloorItem; trust: Trust }) {
  switch (item.kind) {
    case 'conference':
      return <ConferenceLine sid={item.sid} trust={trust} />;
    case 'participant':
      return (
        <ParticipantLine conferenceSid={item.conferenceSid} callSid={item.callSid} trust={trust} />
      );
    case 'note':
      return <NoteLine note={item.note} />;
  }
}

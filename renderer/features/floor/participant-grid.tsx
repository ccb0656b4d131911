import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { FloorLayout } from '../../../common/floor/columns.ts';
import type { FloorItem } from '../../../common/floor/floor-items.ts';
import type { Selection } from '../../../common/floor/selection.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { useAdditions, useCommands } from '../../store/stores.tsx';
import { useKeyboard } from '../keyboard/keyboard-context.ts';
import { gridTracks, shownColumns } from './columns.ts';
import { floorLines } from './floor-lines.ts';
import { GridHead } from './grid-head.tsx';
import { focusLine, moveFocus } from './grid-keys.ts';
import { actTargetOf, GridLine, isAsHighAsItsWords, isOfCall } from './grid-line.tsx';
import { useLineLook } from './line-look.ts';
import type { Trust } from './link-standing.ts';
import classes from './participant-grid.module.css';
import { useChoosing } from './use-choosing.ts';
import { useFloorLayout, useKeepLayout } from './use-floor-layout.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useSteadyLines } from './use-steady-lines.ts';
import { indexOfWanted } from './use-wanted-in-list.ts';
import { useWatchedFloor } from './use-watched-floor.ts';
import { watchedConferences } from './watched-conferences.ts';
import { floorWords } from './words.ts';

/** In CSS pixels; the rest of the style is in the module. */
const HEIGHT = {
  comfortable: { conference: 34, 'addition-head': 34, participant: 42, addition: 43, note: 52 },
  compact: { conference: 28, 'addition-head': 28, participant: 28, addition: 39, note: 52 },
} as const;

interface ParticipantGridProps {
  readonly items: readonly FloorItem[];
  /** What is shown can be shown only as of a moment that is past. */
  readonly isStale: boolean;
  readonly trust: Trust;
  readonly epoch: string | undefined;
  /** The calls that my own leg is on. */
  readonly mine: readonly ConferenceSid[];
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** The call that the panel shows. */
  readonly shownCall: ConferenceSid | null;
  readonly onShowCall: (sid: ConferenceSid) => void;
  /** The line to go to, until it was found. */
  readonly wanted: { readonly key: string } | null;
  readonly onFound: () => void;
}

/**
 * Every call as a group and everybody on it as a row; only what is in sight is in the page. It is drawn
 * again when its lines change, which on a busy floor is rare beside what changes in them.
 */
export const ParticipantGrid = memo(function ParticipantGrid({
  items,
  isStale,
  trust,
  epoch,
  mine,
  selection,
  onSelect,
  shownCall,
  onShowCall,
  wanted,
  onFound,
}: ParticipantGridProps) {
  const notes = useCommands((state) => state.notes);
  const additions = useAdditions((state) => state.additions);
  const { isGrouped } = useLineLook();
  const lines = useMemo(
    () => floorLines(items, { notes, additions, isGrouped }),
    [items, notes, additions, isGrouped],
  );
  const grid = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  const [tried, setTried] = useState<FloorLayout | null>(null);
  const kept = useFloorLayout();
  const layout = tried ?? kept;
  const keepLayout = useKeepLayout();
  const keep = useCallback(
    (wide: FloorLayout) => {
      // It stays as it was drawn until main has kept it, or could not.
      setTried(wide);
      void keepLayout(wide).then(() => setTried((now) => (now === wide ? null : now)));
    },
    [keepLayout],
  );

  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(
      (index: number) => HEIGHT[layout.density][lines[index]?.kind ?? 'participant'],
      [layout.density, lines],
    ),
    // Another function would have every line measured anew.
    getItemKey: useCallback((index: number) => lines[index]?.key ?? index, [lines]),
    overscan: 8,
    // To draw within the scroll event itself takes the time of the frame that it is for.
    useFlushSync: false,
    // The line with the focus stays in the page wherever one scrolls, or the focus would be lost.
    rangeExtractor: useCallback(
      (range: Range) => {
        const focused = lines.findIndex(({ key }) => key === focusedKey);
        const visible = defaultRangeExtractor(range);
        return focused < 0 || visible.includes(focused)
          ? visible
          : [...visible, focused].sort((a, b) => a - b);
      },
      [lines, focusedKey],
    ),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines are as high as their density says.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, layout.density]);

  useWatchedFloor(epoch, watchedConferences(lines, virtualizer.range, mine));

  const scrollTo = (index: number) => virtualizer.scrollToIndex(index);
  const keptFocus = useKeptFocus(grid, lines, scrollTo);
  useEffect(() => {
    const index = wanted === null ? -1 : indexOfWanted(lines, wanted.key);
    const line = lines[index];
    if (line === undefined || grid.current === null) return;
    focusLine(grid.current, { key: line.key, index }, scrollTo);
    onFound();
  });

  const choosing = useChoosing({ items, lines, focusedKey, selection, onSelect, onShowCall });
  const virtualItems = virtualizer.getVirtualItems();
  const steady = useSteadyLines(
    new Map(virtualItems.map(({ index, start }) => [lines[index]?.key ?? '', start])),
    useKeyboard().tellMoved,
  );

  const firstKey = lines[0]?.key;
  const tabKey = lines.some(({ key }) => key === focusedKey) ? focusedKey : firstKey;

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtualised; this is the ARIA grid pattern.
    <div
      ref={grid}
      className={classes.grid}
      style={{ '--columns': gridTracks(layout) }}
      role="grid"
      aria-label={floorWords.grid()}
      aria-rowcount={lines.length + 1}
      aria-colcount={shownColumns(layout).length + 1}
      aria-multiselectable
      data-stale={isStale || undefined}
      data-density={layout.density}
      tabIndex={-1}
      onClick={choosing.onClick}
      onKeyDown={(event) => {
        // What a menu is asked bubbles here although it stands elsewhere in the page.
        if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
        if (!choosing.onKeyDown(event)) moveFocus(event, scrollTo);
      }}
      {...steady}
      onBlur={keptFocus.onBlur}
      onFocus={(event) => {
        keptFocus.onFocus(event);
        const line = event.target.closest<HTMLElement>('[data-line-key]');
        setFocusedKey(line?.dataset.lineKey ?? null);
      }}
    >
      <GridHead layout={layout} onTry={setTried} onKeep={keep} />
      <div ref={scroller} className={classes.scroller} role="presentation">
        <div
          className={classes.canvas}
          style={{ height: virtualizer.getTotalSize() }}
          role="presentation"
        >
          {virtualItems.map(({ index, key, start }) => {
            const line = lines[index];
            if (line === undefined) return null;
            const isSelected = selection.people.has(line.key);
            return (
              // biome-ignore lint/a11y/useSemanticElements: see above.
              <div
                key={key}
                ref={isAsHighAsItsWords(line) ? virtualizer.measureElement : undefined}
                className={classes.line}
                style={{ transform: `translateY(${start}px)` }}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={line.kind === 'participant' ? isSelected : undefined}
                data-index={index}
                data-line-key={line.key}
                data-act-target={actTargetOf(line)}
                data-kind={line.kind}
                data-shown={isOfCall(line, shownCall) || undefined}
                tabIndex={line.key === tabKey ? 0 : -1}
              >
                <GridLine line={line} trust={trust} isSelected={isSelected} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
});

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { HistoryCall } from '../../../common/ipc/history.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { useStores } from '../../store/stores.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { CallLine } from './call-line.tsx';
import classes from './call-table.module.css';
import { rowAfter } from './row-after.ts';
import type { CallList } from './use-call-list.ts';
import { historyWords } from './words.ts';

interface CallTableProps {
  readonly list: CallList;
  readonly opened: ConferenceSid | null;
  readonly onOpen: (call: HistoryCall) => void;
  /** Told which of the live calls are in sight. */
  readonly onVisible: (live: readonly ConferenceSid[]) => void;
}

const LINE_HEIGHT = 48;
/** So near to the end of the list the next page is read. */
const NEAR = 20;

const COLUMNS = [
  historyWords.call,
  historyWords.began,
  historyWords.length,
  historyWords.people,
  historyWords.longestHold,
  historyWords.commands,
  historyWords.ended,
];

/** The calls that were found; only what is in sight is in the page. */
export function CallTable({ list, opened, onOpen, onVisible }: CallTableProps) {
  const { calls, next, reading, failure, readMore } = list;
  const { roster } = useStores();
  const grid = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<ConferenceSid | null>(null);

  const virtualizer = useVirtualizer({
    count: calls.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    getItemKey: (index) => calls[index]?.conferenceSid ?? index,
    overscan: 8,
    // The line with the focus stays in the page wherever one scrolls, or the focus would be lost.
    rangeExtractor: useCallback(
      (range: Range) => {
        const visible = defaultRangeExtractor(range);
        const at = calls.findIndex(({ conferenceSid }) => conferenceSid === focused);
        return at < 0 || visible.includes(at) ? visible : [...visible, at].sort((a, b) => a - b);
      },
      [calls, focused],
    ),
  });
  const items = virtualizer.getVirtualItems();
  useSteadyScroll(scroller, calls);

  const lastInSight = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (failure === null && next !== null && reading === null && lastInSight >= calls.length - NEAR)
      readMore();
  }, [failure, next, reading, lastInSight, calls.length, readMore]);

  useEffect(() => {
    const view = roster.getState().view;
    const shown = items.flatMap(({ index }) => calls[index]?.conferenceSid ?? []);
    onVisible(shown.filter((sid) => view?.conferences.has(sid)));
  });

  const tabStop = calls.some(({ conferenceSid }) => conferenceSid === focused)
    ? focused
    : calls[0]?.conferenceSid;

  function goTo(index: number): void {
    virtualizer.scrollToIndex(index);
    setFocused(calls[index]?.conferenceSid ?? null);
    // The line is in the page one frame after it was scrolled to.
    requestAnimationFrame(() =>
      grid.current
        ?.querySelector<HTMLElement>(`[data-index="${index}"]`)
        ?.focus({ preventScroll: true }),
    );
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = calls.findIndex(({ conferenceSid }) => conferenceSid === focused);
    const call = calls[at];
    if (call === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen(call);
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / LINE_HEIGHT) - 1);
    const to = rowAfter(event.key, at, calls.length, page);
    if (to === null) return;
    event.preventDefault();
    goTo(to);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtualised; this is the ARIA grid pattern.
    <div
      ref={grid}
      className={classes.table}
      role="grid"
      aria-label={historyWords.table()}
      aria-rowcount={next === null ? calls.length + 1 : -1}
      aria-colcount={COLUMNS.length}
      aria-busy={reading === 'first'}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      <div className={classes.head} role="row" aria-rowindex={1} tabIndex={-1}>
        {COLUMNS.map((name) => (
          // biome-ignore lint/a11y/useSemanticElements: see above.
          <span key={name()} role="columnheader" tabIndex={-1}>
            {name()}
          </span>
        ))}
      </div>
      <div ref={scroller} className={classes.scroller} role="presentation">
        <div
          className={classes.canvas}
          style={{ height: virtualizer.getTotalSize() }}
          role="presentation"
        >
          {items.map(({ index, key, start }) => {
            const call = calls[index];
            if (call === undefined) return null;
            return (
              // biome-ignore lint/a11y/useSemanticElements: see above.
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys.
              <div
                key={key}
                className={classes.line}
                style={{ transform: `translateY(${start}px)` }}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={call.conferenceSid === opened}
                data-index={index}
                tabIndex={call.conferenceSid === tabStop ? 0 : -1}
                onFocus={() => setFocused(call.conferenceSid)}
                onClick={() => onOpen(call)}
              >
                <CallLine call={call} />
              </div>
            );
          })}
        </div>
        {reading === 'more' && <p className={classes.more}>{historyWords.more()}</p>}
        <FailureAlert failure={failure} />
      </div>
    </div>
  );
}

/** New calls come in at the top; whoever has scrolled down goes on seeing what they look at. */
function useSteadyScroll(
  scroller: { readonly current: HTMLElement | null },
  calls: readonly HistoryCall[],
): void {
  const first = useRef(calls[0]?.conferenceSid);
  useLayoutEffect(() => {
    const at = calls.findIndex(({ conferenceSid }) => conferenceSid === first.current);
    first.current = calls[0]?.conferenceSid;
    const element = scroller.current;
    if (at > 0 && element !== null && element.scrollTop > 0) element.scrollTop += at * LINE_HEIGHT;
  }, [scroller, calls]);
}

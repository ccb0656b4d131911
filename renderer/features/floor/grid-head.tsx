import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, memo, type PointerEvent, useRef, useState } from 'react';
import type { FloorLayout } from '../../../common/floor/columns.ts';
import { useFloorLook, useStores } from '../../store/stores.tsx';
import { forwardKey, moveAlong } from '../../ui/roving.ts';
import { isClock, shownColumns, sortOf, type WideColumn, withWidth } from './columns.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import classes from './grid-head.module.css';
import { floorWords } from './words.ts';

interface GridHeadProps {
  readonly layout: FloorLayout;
  /** While a column is drawn wider or narrower. */
  readonly onTry: (layout: FloorLayout | null) => void;
  readonly onKeep: (layout: FloorLayout) => void;
}

/** The names of the columns: one sorts by them, and draws them wider or narrower. One tab stop. */
export const GridHead = memo(function GridHead({ layout, onTry, onKeep }: GridHeadProps) {
  const head = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string>('person');
  const buttons = () => [...(head.current?.querySelectorAll<HTMLElement>('[data-head]') ?? [])];

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtualised; this is the ARIA grid pattern.
    <div
      ref={head}
      className={classes.head}
      role="row"
      aria-rowindex={1}
      tabIndex={-1}
      onKeyDown={(event) => moveAlong(event, buttons())}
      onFocus={({ target }) => {
        const stop = target.closest<HTMLElement>('[data-head]')?.dataset.head;
        if (stop !== undefined) setCurrent(stop);
      }}
    >
      {shownColumns(layout).map((column) => (
        <Head
          key={column}
          column={column}
          isStop={current === column}
          onResize={(width) => onTry(withWidth(layout, column, width))}
          onResized={(width) => onKeep(withWidth(layout, column, width))}
          onCancel={() => onTry(null)}
        />
      ))}
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      <span role="columnheader" tabIndex={-1} className={classes.actions}>
        {floorWords.column('actions')}
        <ColumnsMenu layout={layout} onKeep={onKeep} isStop={current === 'columns'} />
      </span>
    </div>
  );
});

interface HeadProps {
  readonly column: WideColumn;
  readonly isStop: boolean;
  readonly onResize: (width: number) => void;
  readonly onResized: (width: number) => void;
  /** It was not drawn to an end: the column is as wide as before. */
  readonly onCancel: () => void;
}

function Head({ column, isStop, ...drawing }: HeadProps) {
  const { look } = useStores();
  const sorting = useFloorLook((state) => state.sorting);
  const cell = useRef<HTMLSpanElement>(null);
  const sort = sortOf(column);
  const direction = sort !== null && sorting.column === sort ? sorting.direction : null;

  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
    event.preventDefault();
    const width = cell.current?.getBoundingClientRect().width ?? 0;
    drawing.onResized(width + (event.key === forwardKey(event.currentTarget) ? STEP : -STEP));
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: see above.
    <span
      ref={cell}
      className={classes.cell}
      role="columnheader"
      aria-sort={direction === null ? undefined : direction === 'up' ? 'ascending' : 'descending'}
      data-clock={isClock(column) || undefined}
      tabIndex={-1}
    >
      <UnstyledButton
        className={classes.name}
        data-head={column}
        aria-description={sort === null ? undefined : floorWords.sortBy(column)}
        aria-disabled={sort === null || undefined}
        tabIndex={isStop ? 0 : -1}
        onKeyDown={onKeyDown}
        onClick={() => sort !== null && look.sortBy(sort)}
      >
        {floorWords.column(column)}
        {direction !== null &&
          (direction === 'up' ? (
            <IconArrowUp size={12} aria-hidden />
          ) : (
            <IconArrowDown size={12} aria-hidden />
          ))}
      </UnstyledButton>
      <Edge cell={cell} {...drawing} />
    </span>
  );
}

interface EdgeProps extends Pick<HeadProps, 'onResize' | 'onResized' | 'onCancel'> {
  readonly cell: { readonly current: HTMLElement | null };
}

/** Where a pointer draws the column wider; with the keyboard it is Alt and the arrow keys. */
function Edge({ cell, onResize, onResized, onCancel }: EdgeProps) {
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null);

  function widthAt({ clientX }: PointerEvent): number {
    if (from.current === null) return 0;
    const isMirrored = cell.current !== null && getComputedStyle(cell.current).direction === 'rtl';
    const moved = clientX - from.current.x;
    return from.current.width + (isMirrored ? -moved : moved);
  }

  return (
    <span
      className={classes.edge}
      aria-hidden
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        const width = cell.current?.getBoundingClientRect().width ?? 0;
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (from.current !== null) onResize(widthAt(event));
      }}
      onPointerUp={(event) => {
        if (from.current === null) return;
        onResized(widthAt(event));
        from.current = null;
      }}
      onPointerCancel={() => {
        from.current = null;
        onCancel();
      }}
    />
  );
}

/** How much one key makes a column wider, in CSS pixels. */
const STEP = 16;

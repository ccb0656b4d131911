import {
  COLUMNS,
  type Column,
  type FloorLayout,
  NARROWEST,
  WIDEST,
} from '../../../common/floor/columns.ts';
import type { SortColumn } from '../../../common/floor/sorting.ts';

/** A column that can be as wide as one likes: the person's, and those that can be chosen. */
export type WideColumn = 'person' | Column;

/** The columns that are shown, from the beginning of the line, in the one order that they always have. */
export function shownColumns({ columns }: FloorLayout): readonly WideColumn[] {
  return ['person', ...COLUMNS.filter((column) => columns.includes(column))];
}

/** The tracks of a line's CSS grid. What was never drawn wider or narrower shares the room that is left. */
export function gridTracks(layout: FloorLayout): string {
  const tracks = shownColumns(layout).map((column) => {
    const width = layout.widths[column];
    return width === undefined ? TRACK[column] : `${width}px`;
  });
  return [...tracks, 'var(--acts)'].join(' ');
}

/** The layout with a column so wide, as near to it as can be read. */
export function withWidth(layout: FloorLayout, column: WideColumn, width: number): FloorLayout {
  const kept = Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
  return { ...layout, widths: { ...layout.widths, [column]: kept } };
}

export function withColumn(layout: FloorLayout, column: Column, isShown: boolean): FloorLayout {
  const others = layout.columns.filter((one) => one !== column);
  return { ...layout, columns: isShown ? [...others, column] : others };
}

/** By what the floor is sorted when the head of a column is chosen; null where nothing sorts by it. */
export function sortOf(column: WideColumn): SortColumn | null {
  return column === 'role' || column === 'mode' ? null : column;
}

/** Clocks are read from their last figure. */
export function isClock(column: WideColumn): boolean {
  return ['in-call', 'talk', 'hold', 'mute', 'silence'].includes(column);
}

const CLOCK = 'minmax(58px, 0.3fr)';
const TRACK: Readonly<Record<WideColumn, string>> = {
  person: 'minmax(150px, 1.5fr)',
  role: 'minmax(90px, 0.5fr)',
  state: 'minmax(136px, 1.2fr)',
  mode: 'minmax(150px, 1.1fr)',
  'in-call': CLOCK,
  talk: CLOCK,
  hold: CLOCK,
  mute: CLOCK,
  silence: CLOCK,
  freshness: 'minmax(90px, 0.5fr)',
};

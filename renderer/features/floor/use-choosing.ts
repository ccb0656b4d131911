import type { KeyboardEvent, MouseEvent } from 'react';
import type { FloorItem } from '../../../common/floor/floor-items.ts';
import {
  NOBODY_SELECTED,
  type Selection,
  select,
  selectShown,
} from '../../../common/floor/selection.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { justCameByItself } from '../../ui/came-by-itself.ts';
import type { FloorLine } from './floor-lines.ts';

interface Choosing {
  readonly items: readonly FloorItem[];
  /** The items with the notes among them, as they stand in the grid. */
  readonly lines: readonly FloorLine[];
  readonly focusedKey: string | null;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onShowCall: (sid: ConferenceSid) => void;
}

/** Who is selected, and which call is shown, by clicks on lines and by keys. */
export function useChoosing(choosing: Choosing) {
  const { items, lines, focusedKey, selection, onSelect, onShowCall } = choosing;

  function onClick({ target, shiftKey, ctrlKey, metaKey }: MouseEvent<HTMLElement>): void {
    if (!(target instanceof Element)) return;
    const key = target.closest<HTMLElement>('[data-line-key]')?.dataset.lineKey;
    if (key === undefined) return;
    const isMark = target.closest('[data-slot="select"]') !== null;
    if (!isMark && !isPlain(target)) return;
    if (shiftKey) onSelect(select(selection, items, key, 'range'));
    else if (isMark || ctrlKey || metaKey) onSelect(select(selection, items, key, 'toggle'));
    else showCallOf(key);
  }

  /** Whether the key meant any of that; else it is about where the focus goes. */
  function onKeyDown(event: KeyboardEvent<HTMLElement>): boolean {
    const line = lineWithFocus(event.target);
    const isAll = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a';
    if (isAll) onSelect(selectShown(selection, items));
    else if (event.key === 'Escape' && selection.people.size > 0) onSelect(NOBODY_SELECTED);
    else if (line !== undefined && event.key === ' ') {
      onSelect(select(selection, items, line, 'toggle'));
    } else if (line !== undefined && event.key === 'Enter') enter(event, line);
    else {
      extendSelection(event);
      return false;
    }
    event.preventDefault();
    return true;
  }

  /** Shift and an arrow key take the next line in as well. */
  function extendSelection(event: KeyboardEvent<HTMLElement>): void {
    if (!event.shiftKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    const at = lines.findIndex(({ key }) => key === focusedKey);
    const next = lines[at + (event.key === 'ArrowDown' ? 1 : -1)];
    const from = lines[at];
    if (next === undefined || from === undefined) return;
    const begun =
      selection.anchor === null ? select(selection, items, from.key, 'alone') : selection;
    onSelect(select(begun, items, next.key, 'range'));
  }

  /** On a call or a person, shows the call; somebody who is being added is stopped, or dialled again. */
  function enter(event: KeyboardEvent<HTMLElement>, key: string): void {
    const line = lines.find((one) => one.key === key);
    if (line?.kind !== 'addition') showCallOf(key);
    else if (!event.repeat) pressFirst(event.target);
  }

  function showCallOf(key: string): void {
    const line = lines.find((one) => one.key === key);
    if (line?.kind === 'conference') onShowCall(line.sid);
    if (line?.kind === 'participant') onShowCall(line.conferenceSid);
    const addedTo = line?.kind === 'addition' ? line.conferenceSid : null;
    if (addedTo !== null) onShowCall(addedTo);
  }

  return { onClick, onKeyDown };
}

/** The line itself has the focus, or a cell of it that was clicked on; no button of it. */
function lineWithFocus(target: EventTarget): string | undefined {
  if (!(target instanceof Element) || !isPlain(target)) return undefined;
  return target.closest<HTMLElement>('[data-line-key]')?.dataset.lineKey;
}

function pressFirst(target: EventTarget): void {
  if (!(target instanceof Element)) return;
  const line = target.closest<HTMLElement>('[data-line-key]');
  // A key that was meant for another line must neither stop a call nor make one.
  if (line === null || justCameByItself(line, performance.now())) return;
  line.querySelector<HTMLElement>('[data-slot]')?.click();
}

/** A place in a line where a click means the line. */
function isPlain(target: Element): boolean {
  return target.closest('button, a, input, [role="menu"]') === null;
}

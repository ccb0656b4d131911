import { useEffect } from 'react';
import type { FloorItem } from '../../../common/floor/floor-items.ts';
import type { FloorWish } from '../../../common/floor/floor-list.ts';
import type { RosterView } from '../../../common/roster/view.ts';
import { useStores } from '../../store/stores.tsx';
import { targetOfKey } from '../keyboard/plan-act.ts';

interface WantedInList {
  /** The line that somebody was sent to, or to which the focus only comes back. */
  readonly wanted: { readonly key: string; readonly isReturn?: boolean } | null;
  /** What is listed by this wish; null before anything was read. */
  readonly items: readonly FloorItem[] | null;
  readonly wish: FloorWish;
  readonly onShowEverybody: () => void;
  /** They are not on the floor any more: nothing may jump there later. */
  readonly onGone: () => void;
}

/** Lists a line that somebody was sent to and that the search or a chip hides. */
export function useWantedInList({
  wanted,
  items,
  wish,
  onShowEverybody,
  onGone,
}: WantedInList): void {
  const { roster } = useStores();
  // After every drawing: words that are typed reach the list a little later.
  useEffect(() => {
    if (wanted === null || items === null || indexOfWanted(items, wanted.key) >= 0) return;
    const isNarrowed = wish.query.words.length > 0 || wish.chips.length > 0;
    const { view } = roster.getState();
    if (isNarrowed && !wanted.isReturn && isOnFloor(view, wanted.key)) onShowEverybody();
    else onGone();
  });
}

/**
 * Where a line is; a call that has no line of its own is where the first person on it is, and somebody who
 * is being added is where that is told.
 */
export function indexOfWanted(lines: readonly Wanted[], key: string): number {
  return lines.findIndex(
    (line) => line.key === key || line.conferenceSid === key || line.standsFor === key,
  );
}

interface Wanted {
  readonly key: string;
  readonly conferenceSid?: string | null;
  readonly standsFor?: string | null;
}

function isOnFloor(view: RosterView | null, key: string): boolean {
  const target = targetOfKey(key);
  if (target.kind === 'nothing') return false;
  const call = view?.conferences.get(target.conferenceSid);
  return call !== undefined && (target.kind === 'call' || call.participants.has(target.callSid));
}

import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import {
  NOBODY_SELECTED,
  type Selection,
  selectedRows,
  stillThere,
} from '../../../common/floor/selection.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { RosterState } from '../../store/roster-store.ts';
import { useRoster } from '../../store/stores.tsx';

/** The selection without those who left since it was made; drawn again only when somebody does. */
export function useStillThere(selection: Selection): Selection {
  return useRoster(useMemo(() => withoutThoseWhoLeft(selection), [selection]));
}

/** The rows of who is selected: the very same list while none of them changes. */
export function useSelectedRows(selection: Selection): readonly ParticipantRow[] {
  return useRoster(
    useShallow(({ view }) => (view === null ? NOBODY : selectedRows(selection, view))),
  );
}

/** Who left stays out of it, even if they come again: nobody chose them since. */
function withoutThoseWhoLeft(selection: Selection): (state: RosterState) => Selection {
  let there = selection;
  return ({ view }) => {
    if (view === null) return NOBODY_SELECTED;
    there = stillThere(there, view);
    return there;
  };
}

const NOBODY = [] as const;

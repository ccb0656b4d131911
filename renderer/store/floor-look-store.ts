import { createStore } from 'zustand/vanilla';
import type { Chip } from '../../common/floor/chips.ts';
import { DEFAULT_LOOK, type LookOfView } from '../../common/floor/saved-view.ts';
import type { SortColumn, Sorting } from '../../common/floor/sorting.ts';

export type FloorLookStore = ReturnType<typeof createFloorLookStore>;

/** How the supervisor looks at the floor: whom they search for, what they narrow it to, in which order. */
export function createFloorLookStore() {
  const store = createStore<LookOfView>(() => DEFAULT_LOOK);

  return {
    ...store,
    search: (words: string) => store.setState({ words: words.slice(0, LONGEST_WORDS) }),
    toggleChip: (chip: Chip) =>
      store.setState(({ chips }) => ({
        chips: chips.includes(chip) ? chips.filter((one) => one !== chip) : [...chips, chip],
      })),
    clearChips: () => store.setState({ chips: [] }),
    /** By this column; by the one that it is sorted by already, the other way round. */
    sortBy: (column: SortColumn) =>
      store.setState(({ sorting }) => ({
        sorting:
          sorting.column === column ? turned(sorting) : { column, direction: firstWay(column) },
      })),
    turn: () => store.setState(({ sorting }) => ({ sorting: turned(sorting) })),
    group: (isGrouped: boolean) => store.setState({ isGrouped }),
    show: ({ words, chips, sorting, isGrouped }: LookOfView) =>
      store.setState({ words, chips, sorting, isGrouped }),
    /** Everybody again; the order stays, since nobody is hidden by it. */
    showEverybody: () => store.setState({ words: '', chips: [] }),
  };
}

/** As many letters as a saved view takes. */
const LONGEST_WORDS = 200;

/** Of clocks the longest is asked for first, of names and places the beginning. */
function firstWay(column: SortColumn): Sorting['direction'] {
  switch (column) {
    case 'in-call':
    case 'talk':
    case 'hold':
    case 'mute':
    case 'silence':
    case 'freshness':
      return 'down';
    case 'started':
    case 'needs':
    case 'person':
    case 'conference':
    case 'state':
      return 'up';
  }
}

function turned({ column, direction }: Sorting): Sorting {
  return { column, direction: direction === 'up' ? 'down' : 'up' };
}

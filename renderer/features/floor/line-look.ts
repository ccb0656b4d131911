import { createContext, useContext } from 'react';
import { DEFAULT_LAYOUT } from '../../../common/floor/columns.ts';
import { parseSearch, type SearchQuery } from '../../../common/floor/search-query.ts';
import { shownColumns, type WideColumn } from './columns.ts';

/** How every line of the floor is drawn; the very same object while that is the same. */
export interface LineLook {
  readonly columns: readonly WideColumn[];
  /** People stand under their call; else each line names it. */
  readonly isGrouped: boolean;
  /** What is looked for, to be marked where it was found. */
  readonly query: SearchQuery;
}

const LineLookContext = createContext<LineLook>({
  columns: shownColumns(DEFAULT_LAYOUT),
  isGrouped: true,
  query: parseSearch(''),
});

export const LineLookProvider = LineLookContext;

export function useLineLook(): LineLook {
  return useContext(LineLookContext);
}

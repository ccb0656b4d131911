import { createContext, useContext } from 'react';
import { isLegOf } from '../../../common/roster/own-leg.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';

const OwnConsoleContext = createContext('');

export const OwnConsoleProvider = OwnConsoleContext;

/** The mark of this console in the labels of its own legs. */
export function useOwnConsole(): string {
  return useContext(OwnConsoleContext);
}

/** Tells my own leg from everybody else's, by the mark of this console in its label. */
export function useIsOwnLeg(): (row: ParticipantRow) => boolean {
  const consoleId = useOwnConsole();
  return (row) => isLegOf(row, consoleId);
}

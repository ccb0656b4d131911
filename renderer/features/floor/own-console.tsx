import { createContext, useContext } from 'react';
import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';

const OwnConsoleContext = createContext('');

export const OwnConsoleProvider = OwnConsoleContext;

/** Tells my own leg from everybody else's, by the mark of this console in its label. */
export function useIsOwnLeg(): (row: ParticipantRow) => boolean {
  const consoleId = useContext(OwnConsoleContext);
  return (row) => parseSupervisorLabel(row.label)?.consoleId === consoleId;
}

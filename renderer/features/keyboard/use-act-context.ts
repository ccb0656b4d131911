import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useStores } from '../../store/stores.tsx';
import { useMay } from '../../store/use-may.ts';
import { ownCalls } from '../floor/own-calls.ts';
import { useRole } from '../panel/use-role.ts';
import type { ActContext, ScreenAct } from './planned.ts';

const NOBODY: readonly ParticipantRow[] = [];

/**
 * Reads, when it is asked, what acts depend on: nothing is drawn anew while calls change, and what the
 * palette found stands still. The same function always.
 */
export function useActContext(
  consoleId: string,
  screen: ReadonlySet<ScreenAct>,
  selected: readonly ParticipantRow[] = NOBODY,
): () => ActContext {
  const { roster, commands, together, undo } = useStores();
  const roleOf = useRole();
  const may = useMay();
  const latest = useRef({ roleOf, selected, screen, may });
  useLayoutEffect(() => {
    latest.current = { roleOf, selected, screen, may };
  });
  const lastOwnCalls = useRef<readonly ConferenceSid[]>([]);

  useEffect(
    () =>
      roster.subscribe(({ view }, { view: before }) => {
        if (view === null && before !== null) lastOwnCalls.current = ownCalls(before, consoleId);
      }),
    [roster, consoleId],
  );

  return useCallback(
    () => ({
      view: roster.getState().view,
      consoleId,
      pending: commands.getState().pending,
      lastOwnCalls: lastOwnCalls.current,
      coachedByOthers: new Set(together.getState().coached.map(({ callSid }) => callSid)),
      dial: null,
      canUndo: undo.getState().offers.length > 0,
      ...latest.current,
    }),
    [roster, commands, together, undo, consoleId],
  );
}

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Command } from '../../../common/ipc/command.ts';

/** The act that is pointed at, or has the focus, in the grid: the panel shows what it would do. */
type PointingStore = ReturnType<typeof createPointing>;

const createPointing = () => createStore<{ readonly at: Command | null }>(() => ({ at: null }));

const PointingContext = createContext<PointingStore | null>(null);

export function PointingProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createPointing);
  return <PointingContext value={store}>{children}</PointingContext>;
}

/** What is pointed at; only who reads it is drawn again. */
export function usePointedAt(): Command | null {
  return useStore(usePointing(), ({ at }) => at);
}

/** Says that an act is pointed at, and that it is not any more. */
export function usePointAt(): (command: Command | null) => void {
  const store = usePointing();
  return useMemo(() => (at) => store.setState({ at }), [store]);
}

function usePointing(): PointingStore {
  const store = useContext(PointingContext);
  if (store === null) throw new Error('Pointing is for components inside of PointingProvider');
  return store;
}

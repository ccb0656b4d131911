import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Until when the desktop stays quiet because somebody asked for it; a restart ends it. */
interface QuietState {
  /** Milliseconds since the epoch; null while nobody asked. */
  readonly until: number | null;
}

export const quietStore = createStore<QuietState>(() => ({ until: null }));

export function useQuietUntil(): number | null {
  return useStore(quietStore, ({ until }) => until);
}

export function beQuietUntil(until: number | null): void {
  quietStore.setState({ until });
}

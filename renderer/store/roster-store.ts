import { createStore } from 'zustand/vanilla';
import { applyPatch, type RosterView, viewOf } from '../../common/roster/view.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { type PageClock, pageClock } from './page-clock.ts';

export interface RosterState {
  /** Null until the first snapshot of a session has come. */
  readonly view: RosterView | null;
}

export type RosterStore = ReturnType<typeof createRosterStore>;

/** After a snapshot that did not come it is asked for once more, in milliseconds. */
const RETRY_MS = 2_000;

/**
 * Follows main's roster by patches, and asks for a snapshot whenever it lost the thread. However many
 * patches come, they are shown once a frame: a page that is busy falls behind by a frame and no more.
 */
export function createRosterStore(
  bridge: Bridge,
  clock: Pick<PageClock, 'after'> = pageClock,
  nextFrame: (draw: () => void) => void = (draw) => draw(),
) {
  const store = createStore<RosterState>(() => ({ view: null }));
  let isAsking = false;
  /** A patch came that the snapshot under way may not hold, so one more is needed after it. */
  let missedMore = false;
  /** Counts the sessions: what was asked for in an earlier one is not shown in this one. */
  let session = 0;
  let giveUp = () => {};

  /** What is known, which the next frame shows. */
  let latest: RosterView | null = null;
  let isFrameDue = false;

  bridge.on('roster:patch', (patch) => {
    const next = latest === null ? null : applyPatch(latest, patch);
    if (next === null) void resync();
    else if (next !== latest) {
      latest = next;
      showSoon();
    }
  });

  function showSoon(): void {
    if (isFrameDue) return;
    isFrameDue = true;
    nextFrame(() => {
      isFrameDue = false;
      if (store.getState().view !== latest) store.setState({ view: latest });
    });
  }

  function show(view: RosterView | null): void {
    latest = view;
    store.setState({ view });
  }

  async function resync(): Promise<void> {
    giveUp();
    if (isAsking) {
      missedMore = true;
      return;
    }
    isAsking = true;
    let hasFailed: boolean;
    do {
      missedMore = false;
      const asked = session;
      const snapshot = await bridge.call('roster:snapshot', undefined);
      const isOfNow = asked === session;
      hasFailed = isOfNow && !snapshot.ok;
      if (isOfNow) show(snapshot.ok ? viewOf(snapshot.value) : null);
    } while (missedMore);
    isAsking = false;
    // On a quiet floor no patch would come to ask again.
    if (hasFailed) giveUp = clock.after(RETRY_MS, () => void resync());
  }

  /** Another session begins, or none. */
  function clear(): void {
    session += 1;
    giveUp();
    show(null);
  }

  return { ...store, subscribe, resync, clear };

  /** What one part of the screen cannot do with a change must not keep it from all the others. */
  function subscribe(listener: Parameters<typeof store.subscribe>[0]): () => void {
    return store.subscribe((now, before) => {
      try {
        listener(now, before);
      } catch (error) {
        reportError(error);
      }
    });
  }
}

import type { App } from 'electron';

/** How the console ends: with its last window, and not before what it holds is put in order. */
export interface Life {
  /** Done before the end, the latest first, each when the one before it is over. None may take for ever. */
  beforeEnd(act: () => Promise<unknown>): void;
  /** Ends it, and does something of its own at the very last in place of ending. */
  endWith(act: () => void): void;
}

export function watchLife(app: App): Life {
  const acts: (() => Promise<unknown>)[] = [];
  let state: 'open' | 'closing' | 'closed' = 'open';
  let last = () => app.quit();

  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    // Whoever is in a hurry waits as well, until my leg is muted.
    if (state === 'closing') return;
    state = 'closing';
    close().finally(() => {
      state = 'closed';
      last();
    });
  });
  app.on('window-all-closed', () => app.quit());

  async function close(): Promise<void> {
    for (let act = acts.pop(); act !== undefined; act = acts.pop()) await act();
  }

  return {
    beforeEnd: (act) => void acts.push(act),
    endWith(act) {
      last = act;
      app.quit();
    },
  };
}

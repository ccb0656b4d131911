/** Waits until something that changes is so. */
export interface Waiting {
  /** Resolves when it is so, or when the waiting is ended. */
  until(isSo: () => boolean): Promise<void>;
  /** Something has changed: everybody looks whether it is so now. */
  changed(): void;
}

export function createWaiting(signal: AbortSignal): Waiting {
  const waiting = new Set<() => void>();
  const changed = () => {
    for (const look of [...waiting]) look();
  };
  signal.addEventListener('abort', changed);
  return {
    until: (isSo) =>
      new Promise((resolve) => {
        const look = () => {
          if (!isSo() && !signal.aborted) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    changed,
  };
}

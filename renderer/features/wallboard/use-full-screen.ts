import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react';

interface FullScreen {
  readonly isFull: boolean;
  /** The system refused. */
  readonly hasFailed: boolean;
  toggle(): void;
}

/** Whether an element fills the screen. Escape leaves it, whatever else Escape does. */
export function useFullScreen(element: RefObject<HTMLElement | null>): FullScreen {
  const [hasFailed, setHasFailed] = useState(false);
  const isFull = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);

  useEffect(() => {
    if (!isFull) return;
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key === 'Escape') leave();
    }
    // Before whoever keeps the key from the system, as what mutes me does.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [isFull]);

  // A board that goes away must not leave an empty full screen behind.
  useEffect(() => leave, []);

  return {
    isFull,
    hasFailed,
    toggle() {
      setHasFailed(false);
      if (isFull) leave();
      else element.current?.requestFullscreen().catch(() => setHasFailed(true));
    },
  };
}

function leave(): void {
  if (document.fullscreenElement !== null) void document.exitFullscreen();
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}

import { useEffect } from 'react';
import { useStores } from '../../store/stores.tsx';

/** Ctrl+Z, or Cmd+Z on a Mac, takes the newest act back, wherever the focus is but in a field. */
export function useUndoKey(): void {
  const { undo } = useStores();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (!isUndo(event) || undo.getState().offers.length === 0) return;
      event.preventDefault();
      undo.undo();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [undo]);
}

function isUndo(event: KeyboardEvent): boolean {
  const { target } = event;
  // A key that is held down must not take back more than was meant.
  if (event.repeat || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'z')
    return false;
  // In a field it takes back what was typed; a question is answered before anything else.
  const isBusy = target instanceof Element && target.closest(OF_ITS_OWN) !== null;
  return (event.ctrlKey || event.metaKey) && !isBusy;
}

const OF_ITS_OWN = 'input, textarea, select, [contenteditable="true"], [role="dialog"]';

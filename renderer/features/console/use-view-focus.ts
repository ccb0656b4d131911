import { type RefObject, useEffect, useRef } from 'react';
import type { Opened } from './opened.ts';

/**
 * What had the focus goes away with its view: then it goes to the title of the next view, and on the
 * floor back to the line where it was. Without it a keyboard user starts again at the top.
 */
export function useViewFocus(
  { view, wanted }: Pick<Opened, 'view' | 'wanted'>,
  onWant: (wanted: Opened['wanted']) => void,
): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const lastLine = useRef<string | null>(null);
  const isReturning = useRef(false);
  const before = useRef(view);

  useEffect(() => {
    const element = main.current;
    function onFocusIn({ target }: FocusEvent): void {
      if (!(target instanceof Element)) return;
      const line = target.closest<HTMLElement>('[data-line-key]');
      if (line !== null) lastLine.current = line.dataset.lineKey ?? null;
    }
    element?.addEventListener('focusin', onFocusIn);
    return () => element?.removeEventListener('focusin', onFocusIn);
  }, []);

  useEffect(() => {
    if (before.current === view) return;
    before.current = view;
    let isOver = false;
    // Whatever opened the view may have a place of its own for the focus, with the next drawing.
    afterDrawing(() => {
      if (isOver || !isLost(main.current)) return;
      const key = view === 'floor' ? lastLine.current : null;
      if (key === null) return focusFirst(main.current);
      isReturning.current = true;
      onWant({ key, isReturn: true });
    });
    return () => {
      isOver = true;
    };
  }, [view, onWant]);

  // The floor has gone to the line, or whoever it was has left or is not shown.
  useEffect(() => {
    if (wanted !== null || !isReturning.current) return;
    isReturning.current = false;
    afterDrawing(() => {
      if (isLost(main.current)) focusFirst(main.current);
    });
  }, [wanted]);

  return main;
}

/** On nothing, or on the whole of a view, as it is when its title came late. */
function isLost(main: HTMLElement | null): boolean {
  const { activeElement, body } = document;
  return activeElement === body || activeElement === main;
}

function focusFirst(main: HTMLElement | null): void {
  const title = main?.querySelector<HTMLElement>('h1');
  if (title !== null && title !== undefined) title.tabIndex = -1;
  const place = main?.querySelector<HTMLElement>('[data-line-key][tabindex="0"]') ?? title ?? main;
  place?.focus({ preventScroll: true });
}

function afterDrawing(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}

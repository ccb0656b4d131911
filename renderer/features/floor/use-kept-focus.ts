import { type FocusEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { noteCameByItself } from '../../ui/came-by-itself.ts';
import { focusLine } from './grid-keys.ts';

interface Line {
  readonly key: string;
}

interface KeptFocus {
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
}

/**
 * Keeps the focus in the grid when the line or the button that had it goes away: a person who was
 * removed, a button that is not offered any more. Without it a keyboard user starts again at the top.
 */
export function useKeptFocus(
  grid: RefObject<HTMLElement | null>,
  lines: readonly Line[],
  scrollTo: (index: number) => void,
): KeptFocus {
  const last = useRef<{ key: string; index: number } | null>(null);

  function keep(): void {
    if (last.current === null || grid.current === null) return;
    const index = lineToFocus(lines, last.current);
    if (index === null) return;
    const had = last.current.key;
    // Lines above it may have come and gone.
    last.current = { key: had, index };
    const key = lines[index]?.key;
    if (document.activeElement !== document.body || key === undefined) return;
    focusLine(grid.current, { key, index }, scrollTo, (line) => {
      // A key that was meant for whoever went must not act on whoever stands there now.
      if (key !== had) noteCameByItself(line, performance.now());
    });
  }

  const latest = useRef(keep);
  useLayoutEffect(() => {
    latest.current = keep;
    keep();
  });

  // A line that draws itself may take away, or turn off, what had the focus.
  useEffect(() => {
    if (grid.current === null) return undefined;
    const observer = new MutationObserver(() => latest.current());
    observer.observe(grid.current, {
      childList: true,
      subtree: true,
      attributeFilter: ['disabled'],
    });
    return () => observer.disconnect();
  }, [grid]);

  return {
    onFocus({ target }) {
      const line = target.closest<HTMLElement>('[data-line-key]');
      last.current =
        line === null
          ? null
          : { key: line.dataset.lineKey ?? '', index: Number(line.dataset.index) };
    },
    onBlur({ target, relatedTarget }) {
      // The whole window lost the focus, or a question is asked first: it comes back here.
      const comesBack =
        document.activeElement === target || relatedTarget?.closest('[role="dialog"]');
      if (!comesBack) last.current = null;
    },
  };
}

/** Where the focus belongs: on its own line, else on the one that took its place. */
export function lineToFocus(
  lines: readonly Line[],
  last: { readonly key: string; readonly index: number },
): number | null {
  const index = lines.findIndex(({ key }) => key === last.key);
  if (index >= 0) return index;
  return lines.length === 0 ? null : Math.min(last.index, lines.length - 1);
}

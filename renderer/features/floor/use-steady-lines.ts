import { type MouseEvent, useLayoutEffect, useRef } from 'react';

/** Where lines stand in the list, in CSS pixels from its beginning, by their keys. */
export type Places = ReadonlyMap<string, number>;

/** A hand that was on its way cannot be called back within this time, in milliseconds. */
const REACTION_MS = 400;

/**
 * Lets no click through to a button that was meant for the one that stood there a moment ago: somebody
 * left above it, or came. It is about what moves under the pointer; what one scrolls moves by itself.
 * `onStopped` says so to whoever clicked.
 */
export function useSteadyLines(places: Places, onStopped: () => void) {
  const before = useRef<Places>(places);
  const movedAt = useRef<ReadonlyMap<string, number>>(new Map());
  const isOver = useRef(false);

  useLayoutEffect(() => {
    const moved = isOver.current ? movedLines(before.current, places) : [];
    before.current = places;
    const now = performance.now();
    const recent = [...movedAt.current].filter(([, at]) => now - at < REACTION_MS);
    if (moved.length === 0 && recent.length === movedAt.current.size) return;
    movedAt.current = new Map([...recent, ...moved.map((key) => [key, now] as const)]);
  });

  return {
    onPointerEnter: () => {
      isOver.current = true;
    },
    onPointerLeave: () => {
      isOver.current = false;
    },
    onClickCapture(event: MouseEvent<HTMLElement>): void {
      const { target, detail } = event;
      // A key acts on what has the focus, which moves along with its line.
      if (detail === 0 || !(target instanceof Element) || target.closest('button') === null) return;
      const { lineKey: key, kind } = target.closest<HTMLElement>('[data-line-key]')?.dataset ?? {};
      // To dismiss a note does nothing to anybody.
      const at = key === undefined || kind === 'note' ? undefined : movedAt.current.get(key);
      if (at === undefined || performance.now() - at >= REACTION_MS) return;
      event.preventDefault();
      event.stopPropagation();
      onStopped();
    },
  };
}

/** The lines that stand elsewhere than before, or have come to where another one stood. */
export function movedLines(before: Places, now: Places): readonly string[] {
  const taken = new Set(before.values());
  return [...now]
    .filter(([key, start]) => {
      const was = before.get(key);
      return was === undefined ? taken.has(start) : was !== start;
    })
    .map(([key]) => key);
}

import type { KeyboardEvent } from 'react';

/**
 * One tab stop for a row of controls: the arrow keys that point along the line of writing, and Home and
 * End, go from one to the next. Says whether the key meant that.
 */
export function moveAlong(
  event: KeyboardEvent<HTMLElement>,
  controls: readonly HTMLElement[],
): boolean {
  const to = indexAfter(event, controls);
  if (to === null) return false;
  event.preventDefault();
  controls[to]?.focus();
  return true;
}

function indexAfter(
  event: KeyboardEvent<HTMLElement>,
  controls: readonly HTMLElement[],
): number | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const at = controls.findIndex((control) => control.matches(':focus'));
  if (at < 0) return null;
  switch (event.key) {
    case forwardKey(event.currentTarget):
      return Math.min(controls.length - 1, at + 1);
    case backKey(event.currentTarget):
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return controls.length - 1;
    default:
      return null;
  }
}

/** The arrow that points where writing goes on. */
export function forwardKey(element: Element): 'ArrowLeft' | 'ArrowRight' {
  return getComputedStyle(element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
}

/** The arrow that points to where writing came from. */
export function backKey(element: Element): 'ArrowLeft' | 'ArrowRight' {
  return forwardKey(element) === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
}

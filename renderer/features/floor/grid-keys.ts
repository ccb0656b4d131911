import type { KeyboardEvent } from 'react';

/**
 * Focus in the grid, as in the ARIA grid pattern: Tab enters and leaves it, up and down go from line to
 * line, left and right walk the buttons of a line, Home and End go to the first and the last line. From
 * a button, up and down stay on the same act, or go to the line itself where it does not offer that
 * act: another one must never come under the finger. `scrollTo` brings a line into the page.
 */
export function moveFocus(
  event: KeyboardEvent<HTMLElement>,
  scrollTo: (index: number) => void,
): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const grid = event.currentTarget;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return;
  const line = target.closest<HTMLElement>('[data-line-key]');
  if (line === null) return;

  const index = Number(line.dataset.index);
  const last = Number(grid.getAttribute('aria-rowcount')) - 2;
  const slot = target.closest<HTMLElement>('[data-slot]')?.dataset.slot;
  switch (event.key) {
    case 'ArrowDown':
      focusLine(grid, Math.min(last, index + 1), scrollTo, slot);
      break;
    case 'ArrowUp':
      focusLine(grid, Math.max(0, index - 1), scrollTo, slot);
      break;
    case 'Home':
      focusLine(grid, 0, scrollTo, slot);
      break;
    case 'End':
      focusLine(grid, last, scrollTo, slot);
      break;
    case 'ArrowRight':
      walk(line, slot, 1);
      break;
    case 'ArrowLeft':
      walk(line, slot, -1);
      break;
    default:
      return;
  }
  event.preventDefault();
}

/** Puts the focus on a line, or on its button of this slot. */
export function focusLine(
  grid: HTMLElement,
  index: number,
  scrollTo: (index: number) => void,
  slot?: string,
): void {
  scrollTo(index);
  // The line is in the page one frame after it was scrolled to.
  requestAnimationFrame(() => {
    const line = grid.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (line === null) return;
    const button = slotsOf(line).find((candidate) => candidate.dataset.slot === slot);
    (button ?? line).focus({ preventScroll: true });
  });
}

/** To the next button of the line; to the left of the first one stands the line itself. */
function walk(line: HTMLElement, slot: string | undefined, step: 1 | -1): void {
  const slots = slotsOf(line);
  const next = slots.findIndex((button) => button.dataset.slot === slot) + step;
  if (next < 0) line.focus();
  else slots[next]?.focus();
}

function slotsOf(line: HTMLElement): readonly HTMLElement[] {
  return [...line.querySelectorAll<HTMLElement>('[data-slot]')];
}

import type { KeyboardEvent } from 'react';

/**
 * Focus in the grid, as in the ARIA grid pattern: Tab enters and leaves it, up and down go from line to
 * line and stay on the same button, left and right walk the buttons of a line, Home and End go to the
 * first and the last line. `scrollTo` brings a line into the page that is not in it yet.
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
  const slot = slotOf(line, target);
  switch (event.key) {
    case 'ArrowDown':
      focusLine(grid, Math.min(last, index + 1), slot, scrollTo);
      break;
    case 'ArrowUp':
      focusLine(grid, Math.max(0, index - 1), slot, scrollTo);
      break;
    case 'Home':
      focusLine(grid, 0, slot, scrollTo);
      break;
    case 'End':
      focusLine(grid, last, slot, scrollTo);
      break;
    case 'ArrowRight':
      focusSlot(line, slot + 1);
      break;
    case 'ArrowLeft':
      focusSlot(line, slot - 1);
      break;
    default:
      return;
  }
  event.preventDefault();
}

/** The line itself is slot -1, its buttons are 0 and up. */
function slotOf(line: HTMLElement, target: HTMLElement): number {
  return buttonsOf(line).findIndex((button) => button.contains(target));
}

function focusSlot(line: HTMLElement, slot: number): void {
  if (slot < 0) line.focus();
  else buttonsOf(line)[slot]?.focus();
}

function focusLine(
  grid: HTMLElement,
  index: number,
  slot: number,
  scrollTo: (index: number) => void,
): void {
  scrollTo(index);
  // The line is in the page one frame after it was scrolled to.
  requestAnimationFrame(() => {
    const line = grid.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (line === null) return;
    const button =
      slot < 0 ? undefined : buttonsOf(line)[Math.min(slot, buttonsOf(line).length - 1)];
    (button ?? line).focus({ preventScroll: true });
  });
}

function buttonsOf(line: HTMLElement): readonly HTMLElement[] {
  return [...line.querySelectorAll('button')];
}

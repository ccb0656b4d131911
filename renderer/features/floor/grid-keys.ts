import type { KeyboardEvent } from 'react';
import { backKey, forwardKey } from '../../ui/roving.ts';

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
      focusPlace(grid, Math.min(last, index + 1), scrollTo, slot);
      break;
    case 'ArrowUp':
      focusPlace(grid, Math.max(0, index - 1), scrollTo, slot);
      break;
    case 'Home':
      focusPlace(grid, 0, scrollTo, slot);
      break;
    case 'End':
      focusPlace(grid, last, scrollTo, slot);
      break;
    case forwardKey(grid):
      walk(line, slot, 1);
      break;
    case backKey(grid):
      walk(line, slot, -1);
      break;
    default:
      return;
  }
  event.preventDefault();
}

/** A line of the grid: whose it is, and where it stands now. */
interface LineAt {
  readonly key: string;
  readonly index: number;
}

/** Puts the focus on a line, wherever it stands by then; `onFocused` is told of it. */
export function focusLine(
  grid: HTMLElement,
  { key, index }: LineAt,
  scrollTo: (index: number) => void,
  onFocused: (line: HTMLElement) => void = () => {},
): void {
  scrollTo(index);
  whenInPage(grid, `[data-line-key="${CSS.escape(key)}"]`, (line) => {
    line.focus({ preventScroll: true });
    onFocused(line);
  });
}

/** Puts the focus on the line of a place, or on its button of this slot. */
function focusPlace(
  grid: HTMLElement,
  index: number,
  scrollTo: (index: number) => void,
  slot: string | undefined,
): void {
  scrollTo(index);
  whenInPage(grid, `[data-index="${index}"]`, (line) => {
    const button = slotsOf(line).find((candidate) => candidate.dataset.slot === slot);
    (button ?? line).focus({ preventScroll: true });
  });
}

/** A line comes into the page some frames after it was scrolled to; one that has left never does. */
function whenInPage(
  grid: HTMLElement,
  place: string,
  act: (line: HTMLElement) => void,
  framesLeft = MOST_FRAMES,
): void {
  requestAnimationFrame(() => {
    const line = grid.querySelector<HTMLElement>(place);
    if (line !== null) act(line);
    else if (framesLeft > 1) whenInPage(grid, place, act, framesLeft - 1);
  });
}

const MOST_FRAMES = 10;

/** To the next button of the line; before the first one stands the line itself. */
function walk(line: HTMLElement, slot: string | undefined, step: 1 | -1): void {
  const slots = slotsOf(line);
  const next = slots.findIndex((button) => button.dataset.slot === slot) + step;
  if (next < 0) line.focus();
  else slots[next]?.focus();
}

/** A line is selected by a key of its own, so that its mark is passed over. */
function slotsOf(line: HTMLElement): readonly HTMLElement[] {
  return [...line.querySelectorAll<HTMLElement>('[data-slot]:not([data-slot="select"])')];
}

import { parseChord } from './chord.ts';

/** What the keys of the list itself do, which nobody can change. */
export const GRID_KEYS = (
  [
    ['lines', 'ArrowUp', 'ArrowDown'],
    ['buttons', 'ArrowLeft', 'ArrowRight'],
    ['ends', 'Home', 'End'],
    ['press', 'Enter'],
    ['select', 'Space'],
    ['extend', 'Shift+ArrowUp', 'Shift+ArrowDown'],
    ['all', 'Mod+a'],
    ['clear', 'Escape'],
    ['width', 'Alt+ArrowLeft', 'Alt+ArrowRight'],
    ['parts', 'Tab'],
  ] as const
).map(([does, ...keys]) => ({
  does,
  keys: keys.map(parseChord).filter((chord) => chord !== null),
}));

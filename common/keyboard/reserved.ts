import type { Chord } from './chord.ts';
import { type Stroke, textOfStroke } from './stroke.ts';

/** Who uses a stroke already, in a way that a shortcut must not take away or cannot. */
export type ReservedBy =
  | 'system' // the desktop takes it before Earshot hears of it
  | 'menu' // the menu of the window
  | 'editing' // copy, paste and the like, wherever one types
  | 'grid' // moves and chooses in lists and grids, presses buttons, walks from part to part
  | 'closing'; // Escape closes what stands in front

/** Null when it is free. `isMuteMe`: Escape stands for silence wherever it closes nothing. */
export function reservedBy(chord: Chord, isMac: boolean, isMuteMe: boolean): ReservedBy | null {
  for (const stroke of chord) {
    const text = textOfStroke(stroke);
    if (stroke.key === 'Escape') {
      if (isMuteMe && chord.length === 1 && text === 'Escape') continue;
      return 'closing';
    }
    const by = COMMON.get(text) ?? (isMac ? MAC : OTHERS).get(text) ?? byKey(stroke, isMac);
    if (by !== null) return by;
  }
  return null;
}

function byKey({ key, mod, ctrl, alt }: Stroke, isMac: boolean): ReservedBy | null {
  if (GRID_KEYS.has(key)) return 'grid';
  // On Windows and Linux it opens a menu by its underlined letter; on a Mac it types a character.
  if (alt && !mod && !ctrl && key.length === 1) return isMac ? 'editing' : 'menu';
  return null;
}

const GRID_KEYS: ReadonlySet<string> = new Set([
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['Enter', ' ', 'Tab'],
]);

const COMMON = table({
  editing: ['Mod+a', 'Mod+c', 'Mod+v', 'Mod+x', 'Mod+y', 'Mod+Shift+z', 'Mod+Shift+v', 'Backspace'],
  menu: ['Mod+q', 'Mod+w', 'Mod+m', 'Mod+0', 'Mod+Plus', 'Mod+=', 'Mod+-', 'Mod+r', 'F11'],
});

const MAC = table({
  system: [
    'Mod+h',
    'Mod+Alt+h',
    'Mod+Shift+q',
    'Mod+Ctrl+q',
    'Mod+`',
    'Mod+Shift+3',
    'Mod+Shift+4',
  ],
  menu: ['Mod+Ctrl+f', 'Mod+Alt+i'],
  editing: [
    'Ctrl+a',
    'Ctrl+b',
    'Ctrl+d',
    'Ctrl+e',
    'Ctrl+f',
    'Ctrl+h',
    'Ctrl+k',
    'Ctrl+n',
    'Ctrl+p',
  ],
});

const OTHERS = table({
  system: ['Alt+F4', 'Mod+Alt+Delete', 'Mod+Shift+Escape', 'Mod+Alt+l', 'Mod+Alt+t'],
  menu: ['Mod+Shift+i', 'F10', 'Shift+F10'],
  editing: ['Mod+Backspace', 'Mod+Delete', 'Mod+Insert', 'Shift+Insert', 'Shift+Delete'],
});

function table(
  lists: Readonly<Partial<Record<ReservedBy, readonly string[]>>>,
): ReadonlyMap<string, ReservedBy> {
  const uses = new Map<string, ReservedBy>();
  for (const by of ['system', 'menu', 'editing', 'grid', 'closing'] as const) {
    for (const text of lists[by] ?? []) uses.set(text, by);
  }
  return uses;
}

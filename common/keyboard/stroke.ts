/** One key with the modifiers held: what somebody presses at once. */
export interface Stroke {
  /** A letter in lower case, any other character as it is typed, or the name of a key, as “Delete”. */
  readonly key: string;
  /** Ctrl, and Cmd on a Mac. */
  readonly mod: boolean;
  /** The Control key of a Mac, which is not Cmd. Never on other systems. */
  readonly ctrl: boolean;
  readonly alt: boolean;
  /** Of other characters than letters the character tells already: a question mark is `?`. */
  readonly shift: boolean;
}

/** The parts of a browser's key event that say which stroke it was. */
export interface KeyPress {
  readonly key: string;
  /** The place on the keyboard, whatever is printed there. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** AltGr, with which other characters are typed. */
  readonly altGraph: boolean;
}

/** The stroke of a key press; null for a modifier alone and for keys that belong to the system. */
export function strokeOf(press: KeyPress, isMac: boolean): Stroke | null {
  // The Windows key opens the system's own menus.
  if (press.metaKey && !isMac) return null;
  const key = keyOf(press);
  if (key === null) return null;
  // Windows reports AltGr as Ctrl and Alt together, although a character was typed.
  const isTyped = press.altGraph;
  return {
    key,
    mod: !isTyped && (isMac ? press.metaKey : press.ctrlKey),
    ctrl: !isTyped && isMac && press.ctrlKey,
    alt: !isTyped && press.altKey,
    shift: press.shiftKey && isShiftTold(key),
  };
}

/** “Mod+Shift+h”, as settings keep it; modifiers always in the same order. */
export function textOfStroke({ key, mod, ctrl, alt, shift }: Stroke): string {
  const parts = [mod && 'Mod', ctrl && 'Ctrl', alt && 'Alt', shift && 'Shift'];
  return [...parts.filter((part) => part !== false), NAMED[key] ?? key].join('+');
}

/** The stroke that a text names; null when it names none. */
export function parseStroke(text: string): Stroke | null {
  const parts = text.split('+');
  const last = parts.pop() ?? '';
  const key = CHARACTERS.get(last) ?? last;
  const held = new Set(parts);
  const isKnown = parts.every((part) => MODIFIERS.has(part)) && held.size === parts.length;
  if (!isKnown || !isKey(key)) return null;
  const shift = held.has('Shift');
  if (shift && !isShiftTold(key)) return null;
  return { key, mod: held.has('Mod'), ctrl: held.has('Ctrl'), alt: held.has('Alt'), shift };
}

export function isSameStroke(a: Stroke, b: Stroke): boolean {
  const isSameHeld = a.mod === b.mod && a.ctrl === b.ctrl && a.alt === b.alt && a.shift === b.shift;
  return isSameHeld && a.key === b.key;
}

/** Whether it types nothing, so that it means the same in a field: with Ctrl or Cmd, or an F key. */
export function typesNothing({ key, mod, ctrl }: Stroke): boolean {
  return mod || ctrl || isFunctionKey(key);
}

/** As the settings of one system stand on another: where Ctrl is Mod, there is no other Ctrl. */
export function strokeFor(stroke: Stroke, isMac: boolean): Stroke {
  return stroke.ctrl && !isMac ? { ...stroke, mod: true, ctrl: false } : stroke;
}

/** Named keys that a shortcut may use. */
export const NAMED_KEYS = [
  ...['Enter', 'Escape', 'Tab', 'Backspace', 'Delete', 'Insert', 'Home', 'End'],
  ...['PageUp', 'PageDown', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  ...Array.from({ length: 24 }, (_, index) => `F${index + 1}`),
] as const;

const NAMED_KEY_SET: ReadonlySet<string> = new Set(NAMED_KEYS);
const MODIFIERS: ReadonlySet<string> = new Set(['Mod', 'Ctrl', 'Alt', 'Shift']);
/** Characters that would be misread in a text of keys. */
const NAMED: Readonly<Record<string, string>> = { ' ': 'Space', '+': 'Plus' };
const CHARACTERS = new Map(Object.entries(NAMED).map(([character, name]) => [name, character]));

function keyOf({ key, code, altKey, altGraph }: KeyPress): string | null {
  if (NAMED_KEY_SET.has(key)) return key;
  // Under a Greek or Cyrillic layout, and with Option on a Mac, the place says which letter is meant.
  const isForeign = !/^[\x20-\x7e]$/.test(key) || (altKey && !altGraph && !/^[a-z0-9]$/i.test(key));
  const place = isForeign ? /^(?:Key([A-Z])|Digit(\d))$/.exec(code) : null;
  const character = place?.[1] ?? place?.[2] ?? key;
  return isKey(character.toLowerCase()) ? character.toLowerCase() : null;
}

/** Letters are kept in lower case: Caps Lock changes nothing of what is meant. */
function isKey(key: string): boolean {
  if (NAMED_KEY_SET.has(key)) return true;
  return [...key].length === 1 && /^[^\p{Cc}\p{Cf}\p{M}]$/u.test(key) && key === key.toLowerCase();
}

/** Shift makes another character of most keys; only of letters and named keys it is told apart. */
function isShiftTold(key: string): boolean {
  return key.length > 1 || key === ' ' || key.toLowerCase() !== key.toUpperCase();
}

function isFunctionKey(key: string): boolean {
  return /^F\d{1,2}$/.test(key);
}

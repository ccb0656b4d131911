import {
  isSameStroke,
  parseStroke,
  type Stroke,
  strokeFor,
  textOfStroke,
  typesNothing,
} from './stroke.ts';

/** A shortcut: one stroke, or two that follow one another. */
export type Chord = readonly [Stroke] | readonly [Stroke, Stroke];

/** “Mod+k”, or “g f” for one key after the other. */
export function textOfChord(chord: Chord): string {
  return chord.map(textOfStroke).join(' ');
}

/** The chord that a text names; null when it names none. */
export function parseChord(text: string): Chord | null {
  const [first, second, ...more] = text.split(' ').map(parseStroke);
  if (first === undefined || first === null || second === null || more.length > 0) return null;
  return second === undefined ? [first] : [first, second];
}

export function isSameChord(a: Chord, b: Chord): boolean {
  return a.length === b.length && begins(a, b);
}

/** Whether the whole of `a` is how `b` begins: then `b` could never be finished. */
export function begins(a: Chord, b: Chord): boolean {
  return a.every((stroke, at) => {
    const other = b[at];
    return other !== undefined && isSameStroke(stroke, other);
  });
}

/** Whether it means the same everywhere, also while somebody types. */
export function worksEverywhere(chord: Chord): boolean {
  return chord.length === 1 && typesNothing(chord[0]);
}

export function chordFor(chord: Chord, isMac: boolean): Chord {
  const [first, second] = chord;
  return second === undefined
    ? [strokeFor(first, isMac)]
    : [strokeFor(first, isMac), strokeFor(second, isMac)];
}

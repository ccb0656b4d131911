import { ACT_IDS, ACTS, type ActId } from './acts.ts';
import {
  begins,
  type Chord,
  chordFor,
  isSameChord,
  parseChord,
  textOfChord,
  worksEverywhere,
} from './chord.ts';
import { type ReservedBy, reservedBy } from './reserved.ts';
import type { Shortcuts } from './shortcuts-schema.ts';
import { isSameStroke, type Stroke } from './stroke.ts';

/** The shortcuts as they hold now: never two of which one hides the other. */
export type Mapping = ReadonlyMap<ActId, readonly Chord[]>;

export function chordsFor(mapping: Mapping, act: ActId): readonly Chord[] {
  return mapping.get(act) ?? NONE;
}

/** Why a chord cannot stand for an act. */
export type Conflict =
  | { readonly kind: 'reserved'; readonly by: ReservedBy }
  | { readonly kind: 'taken'; readonly act: ActId }
  /** The other one is longer and begins with this: it could never be finished. */
  | { readonly kind: 'hides'; readonly act: ActId; readonly chord: Chord }
  /** The other one is how this begins: this could never be finished. */
  | { readonly kind: 'hidden-by'; readonly act: ActId; readonly chord: Chord }
  | { readonly kind: 'too-many' };

/** More ways to one act than anybody remembers. */
export const MOST_CHORDS = 3;

/**
 * The mapping after what somebody changed. A default whose place was given to something else is dropped,
 * and so is what one of two changes says that cannot both hold: the act is then without it.
 */
export function mappingOf(changes: Shortcuts, isMac: boolean): Mapping {
  const mapping = new Map<ActId, readonly Chord[]>();
  const wanted = (act: ActId) => chordsOf(changes[act] ?? ACTS[act].defaults, isMac);
  function add(act: ActId, chords: readonly Chord[]): void {
    for (const chord of chords) {
      if (conflictOf(mapping, act, chord, isMac) !== null) continue;
      const own = chordsFor(mapping, act).filter((other) => !isSameChord(other, chord));
      mapping.set(act, [...own, chord]);
    }
  }
  // Silence comes first and what was chosen by hand second, so that no default takes its place.
  add('mute-me', wanted('mute-me'));
  if (!chordsFor(mapping, 'mute-me').some(worksEverywhere)) {
    // A file changed by hand may leave none: silence is within reach wherever the focus is.
    mapping.delete('mute-me');
    add('mute-me', chordsOf(ACTS['mute-me'].defaults, isMac).filter(worksEverywhere));
    add('mute-me', wanted('mute-me'));
  }
  const others = ACT_IDS.filter((act) => act !== 'mute-me');
  for (const act of others) if (changes[act] !== undefined) add(act, wanted(act));
  for (const act of others) if (changes[act] === undefined) add(act, wanted(act));
  return mapping;
}

/** Why this chord cannot be added to the act; null when it can, or is one of its own already. */
export function conflictOf(
  mapping: Mapping,
  act: ActId,
  chord: Chord,
  isMac: boolean,
): Conflict | null {
  const by = reservedBy(chord, isMac, act === 'mute-me');
  if (by !== null) return { kind: 'reserved', by };
  for (const other of ACT_IDS) {
    for (const taken of chordsFor(mapping, other)) {
      if (isSameChord(taken, chord)) return other === act ? null : { kind: 'taken', act: other };
      if (begins(chord, taken)) return { kind: 'hides', act: other, chord: taken };
      // Silence is heard in the middle of a sequence, too.
      const isCut = other === 'mute-me' && taken.length === 1 && hasStroke(chord, taken[0]);
      if (begins(taken, chord) || isCut) return { kind: 'hidden-by', act: other, chord: taken };
    }
  }
  return chordsFor(mapping, act).length >= MOST_CHORDS ? { kind: 'too-many' } : null;
}

/** Whether the act may lose this chord: silence keeps one that works while somebody types. */
export function mayDrop(mapping: Mapping, act: ActId, chord: Chord): boolean {
  if (act !== 'mute-me') return true;
  return chordsFor(mapping, act).some(
    (other) => !isSameChord(other, chord) && worksEverywhere(other),
  );
}

/** What to keep in the settings so that the act has exactly these chords. */
export function withChords(changes: Shortcuts, act: ActId, chords: readonly Chord[]): Shortcuts {
  const texts = chords.map(textOfChord);
  const { defaults } = ACTS[act];
  const isDefault =
    texts.length === defaults.length && texts.every((text, at) => text === defaults[at]);
  // Only what differs is kept, so that a better default of a later version arrives.
  return isDefault ? withoutChange(changes, act) : { ...changes, [act]: texts };
}

/** The act as it came. */
export function withoutChange(changes: Shortcuts, act: ActId): Shortcuts {
  const { [act]: _, ...rest } = changes;
  return rest;
}

function hasStroke(chord: Chord, stroke: Stroke): boolean {
  return chord.some((one) => isSameStroke(one, stroke));
}

function chordsOf(texts: readonly string[], isMac: boolean): readonly Chord[] {
  return texts
    .map(parseChord)
    .filter((chord) => chord !== null)
    .map((chord) => chordFor(chord, isMac));
}

const NONE: readonly Chord[] = [];

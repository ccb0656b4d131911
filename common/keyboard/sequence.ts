import { ACT_IDS, type ActId } from './acts.ts';
import type { Chord } from './chord.ts';
import { chordsFor, type Mapping } from './mapping.ts';
import { isSameStroke, type Stroke, typesNothing } from './stroke.ts';

/** The first key of a sequence that was pressed; null while none was. */
export type Begun = { readonly stroke: Stroke; readonly until: number } | null;

/** How long the second key of a sequence may take, in milliseconds. */
export const SEQUENCE_MS = 2_000;

export type Pressed =
  | { readonly kind: 'act'; readonly act: ActId; readonly chord: Chord }
  /** It begins a sequence: the next key decides. */
  | { readonly kind: 'begun' }
  /** It ends a sequence that there is not. What it would do by itself was not meant. */
  | { readonly kind: 'dropped' }
  | { readonly kind: 'nothing' };

interface Press {
  readonly begun: Begun;
  readonly pressed: Pressed;
}

/** What a stroke means after another one, at a moment in milliseconds; `isHeard` leaves acts out. */
export function press(
  begun: Begun,
  stroke: Stroke,
  mapping: Mapping,
  now: number,
  isHeard: (act: ActId, chord: Chord) => boolean,
): Press {
  const heard = ACT_IDS.flatMap((act) =>
    chordsFor(mapping, act)
      .filter((chord) => isHeard(act, chord))
      .map((chord) => ({ act, chord })),
  );
  const alone = heard.find(({ chord }) => chord.length === 1 && isSameStroke(chord[0], stroke));
  const first = begun !== null && now <= begun.until ? begun.stroke : null;
  const isMidway = first !== null && alone?.act !== 'mute-me';
  if (isMidway) {
    const done = heard.find(
      ({ chord: [one, two] }) =>
        two !== undefined && isSameStroke(one, first) && isSameStroke(two, stroke),
    );
    if (done !== undefined) return { begun: null, pressed: { kind: 'act', ...done } };
    // “g h” that was mistyped must not put anybody on hold.
    if (!typesNothing(stroke)) return { begun: null, pressed: { kind: 'dropped' } };
  }
  if (alone !== undefined) return { begun: null, pressed: { kind: 'act', ...alone } };
  return heard.some(({ chord }) => isSameStroke(chord[0], stroke))
    ? { begun: { stroke, until: now + SEQUENCE_MS }, pressed: { kind: 'begun' } }
    : { begun: null, pressed: { kind: 'nothing' } };
}

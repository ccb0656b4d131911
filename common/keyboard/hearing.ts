import { ACTS, type ActId } from './acts.ts';
import { type Chord, worksEverywhere } from './chord.ts';
import { textOfStroke } from './stroke.ts';

/** Where a key is pressed: on the page, where one types, or with something in front that wants an answer. */
export type Surface = 'page' | 'field' | 'in-front';

/** Whether a shortcut is heard there. Silence always is, by each of its keys that types nothing. */
export function isHeard(act: ActId, chord: Chord, surface: Surface): boolean {
  if (surface === 'page') return true;
  const { heard } = ACTS[act];
  if (heard === 'always') return worksEverywhere(chord) || isEscape(chord);
  return heard === 'in-fields' && surface === 'field' && worksEverywhere(chord);
}

/** It types nothing either, and whoever is afraid to be heard presses it first. */
export function isEscape([first, second]: Chord): boolean {
  return second === undefined && textOfStroke(first) === 'Escape';
}

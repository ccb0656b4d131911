import { type Conflict, MOST_CHORDS } from '../../../common/keyboard/mapping.ts';
import { chordInWords } from './key-caps.tsx';
import { keyboardWords as words } from './words.ts';

/** Why keys cannot stand for an act, and what to do. */
export function conflictInWords(conflict: Conflict): string {
  switch (conflict.kind) {
    case 'reserved':
      return words.reserved(conflict.by);
    case 'taken':
      return words.takenBy(words.act(conflict.act));
    case 'hides':
      return words.hides(chordInWords(conflict.chord), words.act(conflict.act));
    case 'hidden-by':
      return words.hiddenBy(chordInWords(conflict.chord), words.act(conflict.act));
    case 'too-many':
      return words.tooMany(MOST_CHORDS);
  }
}

import fc from 'fast-check';
import { ACT_IDS, type ActId } from '../../../common/keyboard/acts.ts';
import { type Chord, textOfChord } from '../../../common/keyboard/chord.ts';
import type { Shortcuts } from '../../../common/keyboard/shortcuts-schema.ts';
import { NAMED_KEYS, parseStroke, type Stroke } from '../../../common/keyboard/stroke.ts';

const anyKey = fc.oneof(
  fc.constantFrom(...'abcghklmnsxz', '7', '?', '/', '+', ' ', ',', 'ä', 'щ'),
  fc.constantFrom(...NAMED_KEYS),
);

/** A stroke of keys that acts compete for, so that chords often meet. */
export const anyStroke: fc.Arbitrary<Stroke> = fc
  .record({
    key: anyKey,
    mod: fc.boolean(),
    ctrl: fc.boolean(),
    alt: fc.boolean(),
    shift: fc.boolean(),
  })
  .map((stroke) => {
    const isShiftTold = stroke.key.length > 1 || /[ \p{L}]/u.test(stroke.key);
    return { ...stroke, shift: stroke.shift && isShiftTold };
  });

export const anyChord: fc.Arbitrary<Chord> = fc.oneof(
  fc.tuple(anyStroke),
  fc.tuple(anyStroke, anyStroke),
);

const anyAct: fc.Arbitrary<ActId> = fc.constantFrom(...ACT_IDS);

/** Few keys, bare, for many acts. */
const crowded: fc.Arbitrary<Chord> = fc
  .array(fc.constantFrom('g', 'h', 'm', 'Mod+k', 'Mod+Shift+m', 'Escape', 'F8'), {
    minLength: 1,
    maxLength: 2,
  })
  .map((texts) => texts.map(parseStroke).filter((stroke) => stroke !== null))
  .map(([one, two]) => {
    if (one === undefined) throw new Error('These texts name strokes');
    return two === undefined ? [one] : [one, two];
  });

export const anyShortcuts: fc.Arbitrary<Shortcuts> = fc
  .array(
    fc.tuple(anyAct, fc.array(fc.oneof(crowded, anyChord).map(textOfChord), { maxLength: 3 })),
    {
      maxLength: 12,
    },
  )
  .map((changes) => Object.fromEntries(changes));

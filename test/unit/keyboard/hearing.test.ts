import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACT_IDS, ACTS } from '../../../common/keyboard/acts.ts';
import { worksEverywhere } from '../../../common/keyboard/chord.ts';
import { isEscape, isHeard, type Surface } from '../../../common/keyboard/hearing.ts';
import { chordsFor, mappingOf } from '../../../common/keyboard/mapping.ts';
import { anyChord, anyShortcuts } from './any-stroke.ts';

const anySurface = fc.constantFrom<Surface>('page', 'field', 'in-front');

test('whatever the mapping, some shortcut for silence is heard wherever one is', () => {
  fc.assert(
    fc.property(anyShortcuts, fc.boolean(), anySurface, (changes, isMac, surface) => {
      const chords = chordsFor(mappingOf(changes, isMac), 'mute-me');
      expect(chords.some((chord) => isHeard('mute-me', chord, surface))).toBe(true);
    }),
  );
});

test('what types something is heard on the page alone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ACT_IDS), anyChord, anySurface, (act, chord, surface) => {
      fc.pre(!worksEverywhere(chord) && !isEscape(chord));
      expect(isHeard(act, chord, surface)).toBe(surface === 'page');
    }),
  );
});

test('Escape silences wherever one is, and does nothing else there', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ACT_IDS), anySurface, (act, surface) => {
      const [byEscape] = chordsFor(mappingOf({}, false), 'mute-me');
      const isSilence = act === 'mute-me' || surface === 'page';
      expect(byEscape !== undefined && isHeard(act, byEscape, surface)).toBe(isSilence);
    }),
  );
});

test('with a question in front nothing is heard but silence', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ACT_IDS), anyChord, (act, chord) => {
      fc.pre(act !== 'mute-me');
      expect(isHeard(act, chord, 'in-front')).toBe(false);
    }),
  );
});

test('nothing that is done to a call is heard while one types, but silence', () => {
  const inFields = ACT_IDS.filter((act) => ACTS[act].heard !== 'on-page');
  for (const act of inFields) expect(['find', 'window', 'voice']).toContain(ACTS[act].group);
  expect(inFields.filter((act) => ACTS[act].group === 'voice')).toEqual(['mute-me']);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACT_IDS, ACTS, type ActId } from '../../../common/keyboard/acts.ts';
import {
  begins,
  type Chord,
  chordFor,
  parseChord,
  textOfChord,
  worksEverywhere,
} from '../../../common/keyboard/chord.ts';
import {
  chordsFor,
  conflictOf,
  type Mapping,
  mappingOf,
  mayDrop,
  withChords,
  withoutChange,
} from '../../../common/keyboard/mapping.ts';
import { reservedBy } from '../../../common/keyboard/reserved.ts';
import { anyChord, anyShortcuts } from './any-stroke.ts';

const anyAct = fc.constantFrom(...ACT_IDS);

function chord(text: string): Chord {
  const read = parseChord(text);
  if (read === null) throw new Error(`${text} is no shortcut`);
  return read;
}

function textsOf(mapping: Mapping, act: ActId): readonly string[] {
  return chordsFor(mapping, act).map(textOfChord);
}

describe.each([
  ['elsewhere', false],
  ['on a Mac', true],
])('%s', (_, isMac) => {
  test('every default stands: none is reserved and none is in the way of another', () => {
    const mapping = mappingOf({}, isMac);
    for (const act of ACT_IDS) expect(textsOf(mapping, act)).toEqual(ACTS[act].defaults);
  });

  test('whatever was saved, every chord can be reached and none is reserved', () => {
    fc.assert(
      fc.property(anyShortcuts, (changes) => {
        const mapping = mappingOf(changes, isMac);
        const all = ACT_IDS.flatMap((act) => chordsFor(mapping, act).map((one) => ({ act, one })));
        for (const [at, { act, one }] of all.entries()) {
          expect(reservedBy(one, isMac, act === 'mute-me')).toBeNull();
          const hidden = all.filter((other, place) => place !== at && begins(one, other.one));
          expect(hidden).toEqual([]);
        }
      }),
    );
  });

  test('whatever was saved, silence has a shortcut that works while one types', () => {
    fc.assert(
      fc.property(anyShortcuts, (changes) => {
        expect(chordsFor(mappingOf(changes, isMac), 'mute-me').some(worksEverywhere)).toBe(true);
      }),
    );
  });

  test('a chord without conflict is added and takes nothing away from any other act', () => {
    fc.assert(
      fc.property(anyShortcuts, anyAct, anyChord, (changes, act, typed) => {
        const wanted = chordFor(typed, isMac);
        const mapping = mappingOf(changes, isMac);
        fc.pre(conflictOf(mapping, act, wanted, isMac) === null);
        // The editor saves what is shown.
        const shown = [
          ...chordsFor(mapping, act).filter((own) => textOfChord(own) !== textOfChord(wanted)),
          wanted,
        ];
        const saved = ACT_IDS.reduce(
          (all, one) => withChords(all, one, one === act ? shown : chordsFor(mapping, one)),
          changes,
        );
        const after = mappingOf(saved, isMac);
        expect(textsOf(after, act)).toEqual(shown.map(textOfChord));
        for (const other of ACT_IDS) {
          if (other !== act) expect(textsOf(after, other)).toEqual(textsOf(mapping, other));
        }
      }),
    );
  });
});

describe('a conflict', () => {
  const mapping = mappingOf({}, false);
  test.each<[ActId, string, unknown]>([
    ['hold', 'm', { kind: 'taken', act: 'mute' }],
    ['hold', 'g', { kind: 'hides', act: 'view-floor', chord: chord('g f') }],
    ['hold', 'l l', { kind: 'hidden-by', act: 'listen', chord: chord('l') }],
    ['hold', 'g Mod+Shift+m', { kind: 'hidden-by', act: 'mute-me', chord: chord('Mod+Shift+m') }],
    ['hold', 'Mod+c', { kind: 'reserved', by: 'editing' }],
    ['hold', 'g Mod+w', { kind: 'reserved', by: 'menu' }],
    ['hold', 'ArrowDown', { kind: 'reserved', by: 'grid' }],
    ['hold', 'Shift+Space', { kind: 'reserved', by: 'grid' }],
    ['hold', 'Alt+f', { kind: 'reserved', by: 'menu' }],
    ['hold', 'Escape', { kind: 'reserved', by: 'closing' }],
    ['hold', 'Alt+F4', { kind: 'reserved', by: 'system' }],
    ['hold', 'h', null],
    ['hold', 'p', null],
    ['hold', 'p g', null],
    ['mute-me', 'Escape', null],
  ])('%s with “%s” is %j', (act, text, conflict) => {
    expect(conflictOf(mapping, act, chord(text), false)).toEqual(conflict);
  });

  test('a fourth shortcut for one act is refused', () => {
    const full = mappingOf({ hold: ['h', 'p', 'F8'] }, false);
    expect(conflictOf(full, 'hold', chord('F9'), false)).toEqual({ kind: 'too-many' });
  });
});

test('a default gives way to what was chosen by hand', () => {
  const mapping = mappingOf({ announce: ['h'] }, false);
  expect(textsOf(mapping, 'announce')).toEqual(['h']);
  expect(textsOf(mapping, 'hold')).toEqual([]);
});

test('only what differs from the defaults is kept', () => {
  const changed = withChords({}, 'hold', [chord('p')]);
  expect(changed).toEqual({ hold: ['p'] });
  expect(withChords(changed, 'hold', [chord('h')])).toEqual({});
  expect(withoutChange(changed, 'hold')).toEqual({});
});

test('the last shortcut for silence that works while one types cannot be dropped', () => {
  const mapping = mappingOf({}, false);
  expect(mayDrop(mapping, 'mute-me', chord('Mod+Shift+m'))).toBe(false);
  expect(mayDrop(mapping, 'mute-me', chord('Escape'))).toBe(true);
  expect(mayDrop(mapping, 'hold', chord('h'))).toBe(true);
});

test('the Control key of a Mac is Ctrl elsewhere', () => {
  expect(textsOf(mappingOf({ hold: ['Ctrl+j'] }, false), 'hold')).toEqual(['Mod+j']);
  expect(textsOf(mappingOf({ hold: ['Ctrl+j'] }, true), 'hold')).toEqual(['Ctrl+j']);
});

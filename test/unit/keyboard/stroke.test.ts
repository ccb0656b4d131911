import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseChord, textOfChord } from '../../../common/keyboard/chord.ts';
import {
  type KeyPress,
  NAMED_KEYS,
  parseStroke,
  strokeOf,
  textOfStroke,
} from '../../../common/keyboard/stroke.ts';
import { anyChord } from './any-stroke.ts';

test('a chord comes back from its text as it was', () => {
  fc.assert(
    fc.property(anyChord, (chord) => {
      expect(parseChord(textOfChord(chord))).toEqual(chord);
    }),
  );
});

test('what is read of a text is written as that very text, so that no chord has two texts', () => {
  const piece = fc.constantFrom('Mod', 'Ctrl', 'Alt', 'Shift', '+', ' ', 'k', 'K', 'Plus', 'Space');
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 6 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const chord = parseChord(typed);
      if (chord === null) return;
      expect(parseChord(textOfChord(chord))).toEqual(chord);
    }),
  );
});

test('every key press is a stroke that a text can name, or none', () => {
  const key = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 2 }),
    fc.constantFrom(...NAMED_KEYS),
  );
  const pressed = fc.record({
    key,
    code: fc.constantFrom('KeyA', 'Digit7', 'Slash', ''),
    ctrlKey: fc.boolean(),
    metaKey: fc.boolean(),
    altKey: fc.boolean(),
    shiftKey: fc.boolean(),
    altGraph: fc.boolean(),
  });
  fc.assert(
    fc.property(pressed, fc.boolean(), (one, isMac) => {
      const stroke = strokeOf(one, isMac);
      if (stroke !== null) expect(parseStroke(textOfStroke(stroke))).toEqual(stroke);
    }),
  );
});

describe('a key press', () => {
  const plain: KeyPress = {
    key: 'h',
    code: 'KeyH',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    altGraph: false,
  };
  const text = (press: Partial<KeyPress>, isMac = false) => {
    const stroke = strokeOf({ ...plain, ...press }, isMac);
    return stroke === null ? null : textOfStroke(stroke);
  };

  test.each<[string, Partial<KeyPress>, string | null, string | null]>([
    ['a letter', {}, 'h', 'h'],
    ['with Caps Lock', { key: 'H' }, 'h', 'h'],
    ['with Shift', { key: 'H', shiftKey: true }, 'Shift+h', 'Shift+h'],
    ['with Shift and Caps Lock', { key: 'h', shiftKey: true }, 'Shift+h', 'Shift+h'],
    ['with Ctrl', { ctrlKey: true }, 'Mod+h', 'Ctrl+h'],
    ['with Cmd or the Windows key', { metaKey: true }, null, 'Mod+h'],
    ['a question mark', { key: '?', code: 'Slash', shiftKey: true }, '?', '?'],
    ['a slash that needs Shift', { key: '/', code: 'Digit7', shiftKey: true }, '/', '/'],
    ['a plus', { key: '+', code: 'Equal', ctrlKey: true }, 'Mod+Plus', 'Ctrl+Plus'],
    ['under a Cyrillic layout', { key: 'р' }, 'h', 'h'],
    ['under a Greek layout, with Shift', { key: 'Η', shiftKey: true }, 'Shift+h', 'Shift+h'],
    ['of another letter of the alphabet', { key: 'ö', code: 'Semicolon' }, 'ö', 'ö'],
    ['with Option, which types a sign', { key: '˙', altKey: true }, 'Alt+h', 'Alt+h'],
    ['a dead key with Option', { key: 'Dead', code: 'KeyE', altKey: true }, 'Alt+e', 'Alt+e'],
    [
      'a sign with AltGr',
      { key: '@', code: 'KeyQ', ctrlKey: true, altKey: true, altGraph: true },
      '@',
      '@',
    ],
    ['Shift alone', { key: 'Shift', code: 'ShiftLeft', shiftKey: true }, null, null],
    [
      'Escape with Shift',
      { key: 'Escape', code: 'Escape', shiftKey: true },
      'Shift+Escape',
      'Shift+Escape',
    ],
    ['an unknown key', { key: 'Unidentified', code: '' }, null, null],
  ])('%s', (_, pressed, elsewhere, onMac) => {
    expect(text(pressed)).toBe(elsewhere);
    expect(text(pressed, true)).toBe(onMac);
  });
});

test.each([
  '',
  ' ',
  'g  f',
  'g f h',
  'Mod+',
  '+',
  'K',
  'Shift+?',
  'Mod+Mod+k',
  'Hyper+k',
  'ab',
  'Mod k+',
])('“%s” is no shortcut', (text) => {
  expect(parseChord(text)).toBeNull();
});

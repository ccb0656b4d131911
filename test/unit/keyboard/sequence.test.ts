import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACT_IDS } from '../../../common/keyboard/acts.ts';
import { chordsFor, mappingOf } from '../../../common/keyboard/mapping.ts';
import { type Begun, press, SEQUENCE_MS } from '../../../common/keyboard/sequence.ts';
import { parseStroke } from '../../../common/keyboard/stroke.ts';
import { anyShortcuts, anyStroke } from './any-stroke.ts';

const everything = () => true;

/** Presses keys one after the other, each so many milliseconds after the last. */
function type(texts: readonly string[], apartMs = 100): readonly string[] {
  const mapping = mappingOf({}, false);
  let begun: Begun = null;
  return texts.map((text, at) => {
    const stroke = parseStroke(text);
    if (stroke === null) throw new Error(`${text} is no key`);
    const result = press(begun, stroke, mapping, at * apartMs, everything);
    begun = result.begun;
    return result.pressed.kind === 'act' ? result.pressed.act : result.pressed.kind;
  });
}

describe('keys', () => {
  test.each<[readonly string[], readonly string[]]>([
    [['h'], ['hold']],
    [['q'], ['nothing']],
    [
      ['g', 'h'],
      ['begun', 'view-history'],
    ],
    [
      ['g', 'h', 'h'],
      ['begun', 'view-history', 'hold'],
    ],
    [
      ['g', 'x'],
      ['begun', 'dropped'],
    ],
    [
      ['g', 'g', 'h'],
      ['begun', 'dropped', 'hold'],
    ],
    [
      ['g', 'Escape'],
      ['begun', 'mute-me'],
    ],
    [
      ['g', 'Mod+k'],
      ['begun', 'palette'],
    ],
  ])('%j mean %j', (texts, acts) => {
    expect(type(texts)).toEqual(acts);
  });

  test('a second key that comes too late stands for itself', () => {
    expect(type(['g', 'h'], SEQUENCE_MS)).toEqual(['begun', 'view-history']);
    expect(type(['g', 'h'], SEQUENCE_MS + 1)).toEqual(['begun', 'hold']);
  });
});

test('every chord of every mapping does its act, whatever was pressed and finished before', () => {
  fc.assert(
    fc.property(anyShortcuts, (changes) => {
      const mapping = mappingOf(changes, false);
      for (const act of ACT_IDS) {
        for (const [one, two] of chordsFor(mapping, act)) {
          const first = press(null, one, mapping, 0, everything);
          const last = two === undefined ? first : press(first.begun, two, mapping, 1, everything);
          expect(last.pressed).toMatchObject({ kind: 'act', act });
        }
      }
    }),
  );
});

test('silence is heard after any key', () => {
  fc.assert(
    fc.property(anyShortcuts, anyStroke, (changes, before) => {
      const mapping = mappingOf(changes, false);
      const { begun } = press(null, before, mapping, 0, everything);
      for (const [one, two] of chordsFor(mapping, 'mute-me')) {
        if (two !== undefined) continue;
        const { pressed } = press(begun, one, mapping, 1, everything);
        expect(pressed).toMatchObject({ kind: 'act', act: 'mute-me' });
      }
    }),
  );
});

test('what is not heard here does nothing', () => {
  fc.assert(
    fc.property(anyStroke, (stroke) => {
      const { pressed } = press(null, stroke, mappingOf({}, false), 0, () => false);
      expect(pressed).toEqual({ kind: 'nothing' });
    }),
  );
});

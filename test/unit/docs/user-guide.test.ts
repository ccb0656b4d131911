import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ACT_GROUPS, ACT_IDS, ACTS } from '../../../common/keyboard/acts.ts';
import { parseChord } from '../../../common/keyboard/chord.ts';
import type { Stroke } from '../../../common/keyboard/stroke.ts';
import { keyboardWords } from '../../../renderer/features/keyboard/words.ts';

/* The guide and the README say what is so. */

const project = fileURLToPath(new URL('../../../', import.meta.url));
const textOf = (file: string) => readFileSync(path.join(project, file), 'utf8');
const guide = textOf('docs/user-guide.md');

it('the guide’s table of shortcuts has every act, in its group, with the keys of the code', () => {
  const [, keyboard = ''] = guide.split('## The keyboard\n');
  const [table = ''] = keyboard.split('## Find or do');
  const rows = table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, act = '', keys = '']) => [act, keys])
    .slice(2);
  expect(rows).toEqual(
    ACT_GROUPS.flatMap((group) => [
      [`**${keyboardWords.group(group)}**`, ''],
      ...ACT_IDS.filter((act) => ACTS[act].group === group).map((act) => [
        keyboardWords.act(act),
        ACTS[act].defaults.map(keysOf).join(', '),
      ]),
    ]),
  );
});

function keysOf(chord: string): string {
  const parsed = parseChord(chord);
  if (parsed === null) throw new Error(`${chord} is no shortcut`);
  return `\`${keyboardWords.sequence(parsed.map(strokeInWords))}\``;
}

/** As it is written elsewhere than on a Mac. */
function strokeInWords(stroke: Stroke): string {
  const held = (['mod', 'ctrl', 'alt', 'shift'] as const).filter((one) => stroke[one]);
  const caps = held.map((one) => keyboardWords.modifier(one, false));
  return keyboardWords.oneKey([...caps, keyboardWords.keyCap(stroke.key, false)], false);
}

it('what stands in the guide in bold stands on the screen', () => {
  const words = readdirSync(path.join(project, 'renderer'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('words.ts'))
    .map((name) => textOf(path.join('renderer', name)))
    .join('\n');
  const bold = [...guide.matchAll(/\*\*(.+?)\*\*/g)].map(([, phrase = '']) => phrase);
  expect(bold.length).toBeGreaterThan(100);
  const begins = (phrase: string) => ["'", '`', '"'].some((mark) => words.includes(mark + phrase));
  expect(bold.filter((phrase) => !begins(phrase.replace(/:$/, '')))).toEqual([]);
});

it.each(['README.md', 'docs/user-guide.md'])('every link of %s leads somewhere', (file) => {
  const text = textOf(file);
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  expect(targets.length).toBeGreaterThan(3);
  for (const target of targets) {
    const [to = '', anchor] = target.split('#');
    const place = to === '' ? file : path.join(path.dirname(file), to);
    expect(existsSync(path.join(project, place)), target).toBe(true);
    if (anchor !== undefined) expect(anchorsOf(textOf(place)), target).toContain(anchor);
  }
});

it('every picture is shown somewhere', () => {
  const shown = `${textOf('README.md')}${guide}`;
  const pictures = readdirSync(path.join(project, 'docs/screens'));
  expect(pictures.filter((name) => !shown.includes(`screens/${name}`))).toEqual([]);
});

/** As GitHub makes them of headings. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

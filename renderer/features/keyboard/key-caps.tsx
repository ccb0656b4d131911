import { Fragment } from 'react';
import type { Chord } from '../../../common/keyboard/chord.ts';
import type { Stroke } from '../../../common/keyboard/stroke.ts';
import classes from './key-caps.module.css';
import { IS_MAC } from './platform.ts';
import { keyboardWords as words } from './words.ts';

/** A shortcut drawn as keys; a screen reader hears it as words. */
export function KeyCaps({ chord }: { chord: Chord }) {
  return (
    <span className={classes.chord}>
      {chord.map((stroke, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the strokes of a chord are its places.
        <Fragment key={at}>
          {at > 0 && <span className={classes.then}>{words.followedBy()}</span>}
          <kbd className={classes.key}>{strokeInWords(stroke)}</kbd>
        </Fragment>
      ))}
    </span>
  );
}

export function chordInWords(chord: Chord): string {
  return words.sequence(chord.map(strokeInWords));
}

export function strokeInWords(stroke: Stroke): string {
  const held = (['ctrl', 'alt', 'shift', 'mod'] as const).filter((one) => stroke[one]);
  // A Mac writes ⌘ last; elsewhere Ctrl comes first.
  const order = IS_MAC ? held : [...held].sort((a, b) => PLACES[a] - PLACES[b]);
  const caps = [
    ...order.map((one) => words.modifier(one, IS_MAC)),
    words.keyCap(stroke.key, IS_MAC),
  ];
  return words.oneKey(caps, IS_MAC);
}

const PLACES = { mod: 0, ctrl: 0, alt: 1, shift: 2 } as const;

import { Button } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ActId } from '../../../common/keyboard/acts.ts';
import type { Chord } from '../../../common/keyboard/chord.ts';
import { conflictOf, type Mapping } from '../../../common/keyboard/mapping.ts';
import { type Stroke, strokeOf } from '../../../common/keyboard/stroke.ts';
import { uiWords } from '../../ui/words.ts';
import { conflictInWords } from './conflict-words.ts';
import { chordInWords } from './key-caps.tsx';
import { IS_MAC } from './platform.ts';
import classes from './shortcut-settings.module.css';
import { pressOf } from './surface-of.ts';
import { keyboardWords as words } from './words.ts';

interface ChordCaptureProps {
  readonly act: ActId;
  readonly mapping: Mapping;
  readonly onKeep: (chord: Chord) => void;
  readonly onCancel: () => void;
}

/** Takes the keys that are pressed, one or two, and says at once whether they can be kept. */
export function ChordCapture({ act, mapping, onKeep, onCancel }: ChordCaptureProps) {
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [isUnknown, setIsUnknown] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // It stands where the button was that was pressed.
  useEffect(() => field.current?.focus(), []);
  const [first, second] = strokes;
  const chord: Chord | null =
    first === undefined ? null : second === undefined ? [first] : [first, second];
  const conflict = chord === null ? null : conflictOf(mapping, act, chord, IS_MAC);
  const canKeep = chord !== null && conflict === null;
  // What does something by itself begins nothing: the next key is another try.
  const mayGoOn = conflict === null || conflict.kind === 'hides';

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    // Tab goes on to the buttons beside it, as everywhere.
    if (event.key === 'Tab' || event.repeat) return;
    event.preventDefault();
    event.stopPropagation();
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (event.key === 'Enter' && isPlain) {
      if (canKeep && chord !== null) onKeep(chord);
      return;
    }
    if (event.key === 'Escape' && isPlain && !(act === 'mute-me' && chord === null)) {
      onCancel();
      return;
    }
    if (isModifier(event.key)) return;
    const stroke = strokeOf(pressOf(event.nativeEvent), IS_MAC);
    setIsUnknown(stroke === null);
    if (stroke === null) return;
    setStrokes(first !== undefined && second === undefined && mayGoOn ? [first, stroke] : [stroke]);
  }

  return (
    <span className={classes.capture}>
      <input
        ref={field}
        readOnly
        data-takes-keys
        className={classes.keys}
        aria-label={words.addTo(words.act(act))}
        aria-description={words.pressKeysHelp()}
        placeholder={words.pressKeys()}
        value={chord === null ? '' : chordInWords(chord)}
        onKeyDown={onKeyDown}
      />
      <Button
        size="compact-xs"
        disabled={!canKeep}
        onClick={() => {
          if (chord !== null && canKeep) onKeep(chord);
        }}
      >
        {words.keep()}
      </Button>
      <Button size="compact-xs" variant="default" onClick={onCancel}>
        {uiWords.cancel()}
      </Button>
      <span className={classes.verdict} role="status" data-bad={conflict !== null || undefined}>
        {isUnknown
          ? words.notAKey()
          : conflict !== null
            ? conflictInWords(conflict)
            : chord === null
              ? words.pressKeysHelp()
              : words.free()}
      </span>
    </span>
  );
}

function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn'].includes(key);
}

import { useEffect, useRef } from 'react';
import type { ActId } from '../../../common/keyboard/acts.ts';
import { isEscape, isHeard, type Surface } from '../../../common/keyboard/hearing.ts';
import type { Mapping } from '../../../common/keyboard/mapping.ts';
import { type Begun, type Pressed, press } from '../../../common/keyboard/sequence.ts';
import { type Stroke, strokeOf } from '../../../common/keyboard/stroke.ts';
import { IS_MAC } from './platform.ts';
import { pressOf, surfaceOf } from './surface-of.ts';

interface ShortcutsNeeds {
  readonly mapping: Mapping;
  /** Returns whether anything was done or said; the key goes on to the page where nothing was. */
  readonly onAct: (act: ActId) => boolean;
  /** A first key was pressed, or null: the sequence is over. */
  readonly onBegun: (stroke: Stroke | null) => void;
}

/**
 * The one listener for shortcuts. It hears keys before any other part of the page, so that nothing can
 * keep silence from being heard.
 */
export function useShortcuts({ mapping, onAct, onBegun }: ShortcutsNeeds): void {
  const begun = useRef<Begun>(null);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const stroke = strokeOf(pressOf(event), IS_MAC);
      if (stroke === null) return;
      const surface = surfaceOf(event);
      const heard = (act: ActId, chord: Parameters<typeof isHeard>[1]) =>
        isHeard(act, chord, surface);
      const next = press(begun.current, stroke, mapping, event.timeStamp, heard);
      // A key that is held down does once what it does.
      if (event.repeat) {
        if (next.pressed.kind !== 'nothing') take(event);
        return;
      }
      if (begun.current !== next.begun) onBegun(next.begun?.stroke ?? null);
      begun.current = next.begun;
      carryOut(event, next.pressed, surface);
    }

    function carryOut(event: KeyboardEvent, pressed: Pressed, surface: Surface): void {
      switch (pressed.kind) {
        case 'act':
          // Escape silences and still closes or clears what it closes or clears.
          if (onAct(pressed.act) && (surface === 'page' || !isEscape(pressed.chord))) take(event);
          return;
        case 'begun':
        case 'dropped':
          take(event);
          return;
        case 'nothing':
          return;
      }
    }

    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [mapping, onAct, onBegun]);
}

function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

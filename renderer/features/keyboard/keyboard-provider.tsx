import { createSpotlight } from '@mantine/spotlight';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ActId } from '../../../common/keyboard/acts.ts';
import { mappingOf } from '../../../common/keyboard/mapping.ts';
import type { Shortcuts } from '../../../common/keyboard/shortcuts-schema.ts';
import type { Stroke } from '../../../common/keyboard/stroke.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useLocal } from '../../store/stores.tsx';
import { justCameByItself } from '../../ui/came-by-itself.ts';
import { ActQuestions, type OwnQuestion } from './act-questions.tsx';
import { CommandPalette } from './command-palette.tsx';
import { type Hint, KeyHint } from './key-hint.tsx';
import { type Keyboard, KeyboardContextProvider, type ScreenActs } from './keyboard-context.ts';
import { asTyped, planAct, targetOfKey } from './plan-act.ts';
import { planInWords } from './plan-words.ts';
import { NOTHING, NOTHING_TYPED, SCREEN_ACTS, type ScreenAct, type Target } from './planned.ts';
import { IS_MAC } from './platform.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { useActContext } from './use-act-context.ts';
import { usePerform } from './use-perform.ts';
import { useShortcuts } from './use-shortcuts.ts';

interface KeyboardProviderProps {
  readonly consoleId: string;
  /** What the floor does itself; keep it by identity. */
  readonly screen: ScreenActs;
  /** Shows where shortcuts are changed. */
  readonly onChangeShortcuts: () => void;
  /** The call that the panel shows: acts are about it while the focus is on no line. */
  readonly shownCall: ConferenceSid | null;
  /** Who is selected on the floor; keep it by identity. */
  readonly selected?: readonly ParticipantRow[];
  readonly children: ReactNode;
}

/** Every act by keyboard: shortcuts, the sheet of them, the palette, and the questions of their own. */
export function KeyboardProvider({
  consoleId,
  screen,
  onChangeShortcuts,
  shownCall,
  selected,
  children,
}: KeyboardProviderProps) {
  const mapping = useMapping();
  const [question, setQuestion] = useState<OwnQuestion | null>(null);
  const [hint, setHint] = useState<Hint | null>(null);
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const [[paletteStore, palette]] = useState(createSpotlight);
  const [paletteFocus, setPaletteFocus] = useState<Target>(NOTHING);
  const paletteOrigin = useRef<Element | null>(null);

  const possible = useMemo(() => possibleActs(screen), [screen]);
  const contextNow = useActContext(consoleId, possible, selected);
  const onScreen = useCallback(
    (act: ScreenAct, target: Target) => {
      if (act === 'palette') {
        // Read before the palette takes the focus: what is typed without a name is about whom it was on.
        paletteOrigin.current = document.activeElement;
        setPaletteFocus(targetOfFocus(shownCall));
        // At once, with the focus: the letters that follow are its own, however fast they come.
        flushSync(palette.open);
        document.querySelector<HTMLElement>('input[data-palette-field]')?.focus();
      } else if (act === 'shortcuts') setIsSheetOpen(true);
      else screen[act]?.(target);
    },
    [screen, palette, shownCall],
  );
  const carryOut = usePerform({ onScreen, onQuestion: setQuestion });

  const keyboard = useMemo<Keyboard>(() => {
    const planNow = (act: ActId, target: Target, typed = NOTHING_TYPED) =>
      planAct(act, target, asTyped(contextNow(), typed));
    return {
      mapping,
      contextNow,
      planNow,
      perform(act, target, typed) {
        const planned = planNow(act, target, typed);
        if (carryOut(planned)) return;
        setHint({ kind: 'said', act, words: planInWords(planned, () => '') });
      },
      tellMoved: () => setHint({ kind: 'moved' }),
      targetNow: () => targetOfFocus(shownCall),
    };
  }, [mapping, contextNow, carryOut, shownCall]);

  const onAct = useCallback(
    (act: ActId) => {
      const button = act === 'remove' ? buttonThatRemoves() : null;
      if (button !== null) {
        button.click();
        return true;
      }
      const target = keyboard.targetNow();
      // Escape has other uses, too: where nobody hears me, it says nothing.
      const isIdle = act === 'mute-me' && keyboard.planNow(act, target).kind === 'cannot';
      if (!isIdle) keyboard.perform(act, target);
      return !isIdle;
    },
    [keyboard],
  );
  const onBegun = useCallback(
    (stroke: Stroke | null) => setHint(stroke === null ? null : { kind: 'begun', stroke }),
    [],
  );
  const endHint = useCallback(() => setHint(null), []);
  useShortcuts({ mapping, onAct, onBegun });

  return (
    <KeyboardContextProvider value={keyboard}>
      {children}
      <CommandPalette
        store={paletteStore}
        focus={paletteFocus}
        origin={paletteOrigin}
        onClose={palette.close}
      />
      <ShortcutSheet
        isOpen={isSheetOpen}
        onClose={() => setIsSheetOpen(false)}
        onChange={onChangeShortcuts}
      />
      <ActQuestions question={question} onClose={() => setQuestion(null)} />
      <KeyHint hint={hint} mapping={mapping} onOver={endHint} />
    </KeyboardContextProvider>
  );
}

const UNCHANGED: Shortcuts = {};

function useMapping() {
  const changes = useLocal(({ settings }) => settings?.settings.shortcuts ?? UNCHANGED);
  return useMemo(() => mappingOf(changes, IS_MAC), [changes]);
}

function possibleActs(screen: ScreenActs): ReadonlySet<ScreenAct> {
  const isThere = (act: ScreenAct) =>
    act === 'palette' || act === 'shortcuts' || screen[act] !== undefined;
  return new Set(SCREEN_ACTS.filter(isThere));
}

/** The line that has the focus, or that holds what has it; nobody while that may be a mistake. */
function targetOfFocus(shownCall: ConferenceSid | null): Target {
  const focused = document.activeElement;
  if (focused !== null && justCameByItself(focused, performance.now())) return NOTHING;
  const line = focused?.closest<HTMLElement>('[data-act-target], [data-line-key]');
  const about = line?.dataset.actTarget;
  const target = targetOfKey(about ?? line?.dataset.lineKey);
  // A line about nobody who is on the floor is not about the call beside it either.
  if (about === '') return NOTHING;
  if (target.kind !== 'nothing' || shownCall === null) return target;
  return { kind: 'call', conferenceSid: shownCall };
}

/** Who is being added is no person of the floor yet: their line stops the call, or is put away. */
function buttonThatRemoves(): HTMLElement | null {
  const focused = document.activeElement;
  if (focused === null || justCameByItself(focused, performance.now())) return null;
  const line = focused.closest('[data-line-key][data-kind="addition"]');
  return line?.querySelector<HTMLElement>('[data-slot="cancel"], [data-slot="dismiss"]') ?? null;
}

import { type ReactNode, useMemo } from 'react';
import { useStores } from '../../store/stores.tsx';
import { useRestore } from '../bulk/use-restore.ts';
import { focusSearch } from '../find/focus-search.ts';
import type { ScreenActs } from '../keyboard/keyboard-context.ts';
import { KeyboardProvider } from '../keyboard/keyboard-provider.tsx';
import type { Target } from '../keyboard/planned.ts';
import { needToSnooze } from '../needs/need-to-snooze.ts';
import { useNeedsStore } from '../needs/needs-provider.tsx';
import { focusNextNeed } from '../needs/use-card-focus.ts';
import type { ConsoleActs, Opened } from './opened.ts';
import { useSelectedRows } from './use-selected.ts';

interface ConsoleKeyboardProps {
  readonly consoleId: string;
  readonly opened: Opened;
  readonly acts: ConsoleActs;
  readonly children: ReactNode;
}

/** The keyboard of the console: every act of it, in whatever view one is. */
export function ConsoleKeyboard({ consoleId, opened, acts, children }: ConsoleKeyboardProps) {
  const screen = useScreenActs(acts);
  const { selection, call } = opened;
  const selected = useSelectedRows(selection);
  return (
    <KeyboardProvider
      consoleId={consoleId}
      screen={screen}
      onChangeShortcuts={() => acts.open({ view: 'settings', section: 'shortcuts' })}
      shownCall={call}
      selected={selected}
    >
      {children}
    </KeyboardProvider>
  );
}

function useScreenActs({ open, goTo }: ConsoleActs): ScreenActs {
  const { bridge } = useStores();
  const needs = useNeedsStore();
  const { isPossible, restore } = useRestore();
  return useMemo(() => {
    const snooze = (target: Target) => {
      if (target.kind === 'nothing') return;
      const items = needs.getState().ranking?.items ?? [];
      const callSid = target.kind === 'person' ? target.callSid : null;
      const found = needToSnooze(items, target.conferenceSid, callSid);
      if (found !== undefined) needs.snooze(found, Date.now() + SNOOZE_MS);
    };
    const onFloor = (act: () => void) => () => {
      open({ view: 'floor' });
      // The floor is in the page with the next drawing.
      requestAnimationFrame(act);
    };
    const show = (target: Target) => {
      if (target.kind !== 'nothing') open({ view: 'floor', call: target.conferenceSid });
    };
    return {
      search: onFloor(focusSearch),
      'next-need': onFloor(focusNextNeed),
      'open-call': show,
      'go-to': (target) => {
        if (target.kind === 'nothing') return;
        goTo(target.conferenceSid, target.kind === 'person' ? target.callSid : null);
      },
      'snooze-need': snooze,
      'mini-window': () => void bridge.call('mini:toggle', undefined),
      ...(isPossible ? { restore } : {}),
      'view-floor': () => open({ view: 'floor' }),
      'view-history': () => open({ view: 'history' }),
      'view-wallboard': () => open({ view: 'wallboard' }),
      'view-settings': () => open({ view: 'settings' }),
    };
  }, [open, goTo, bridge, needs, isPossible, restore]);
}

/** As the shortest that the rail offers, in milliseconds. */
const SNOOZE_MS = 5 * 60_000;

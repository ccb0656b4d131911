import { createContext, useContext } from 'react';
import type { ActId } from '../../../common/keyboard/acts.ts';
import type { Mapping } from '../../../common/keyboard/mapping.ts';
import type { ActContext, Planned, ScreenAct, Target, Typed } from './planned.ts';

/** How parts of the screen do acts, and say by which keys they are done. */
export interface Keyboard {
  readonly mapping: Mapping;
  /** Everything that decides, as of now. */
  readonly contextNow: () => ActContext;
  readonly planNow: (act: ActId, target: Target, typed?: Typed) => Planned;
  /**
   * Does it, asks first, or says why not.
   */
  readonly perform: (act: ActId, target: Target, typed?: Typed) => void;
  /** Says that a click was let through to nobody, since what it was on had just moved. */
  readonly tellMoved: () => void;
  /** Whom the focus is on; else the call that the panel shows. */
  readonly targetNow: () => Target;
}

/** Acts that the floor does itself. What it leaves out is not possible now, and shown so. */
export type ScreenActs = Partial<
  Readonly<Record<Exclude<ScreenAct, 'palette' | 'shortcuts'>, (target: Target) => void>>
>;

const KeyboardContext = createContext<Keyboard | null>(null);

export const KeyboardContextProvider = KeyboardContext;

export function useKeyboard(): Keyboard {
  const keyboard = useContext(KeyboardContext);
  if (keyboard === null)
    throw new Error('useKeyboard is for components inside of KeyboardProvider');
  return keyboard;
}

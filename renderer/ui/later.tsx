import { type ReactNode, useDeferredValue } from 'react';

/** What nobody can see at first, such as closed dialogs, is drawn once the rest is on the screen. */
export function Later({ children }: { children: ReactNode }) {
  return useDeferredValue(true, false) && children;
}

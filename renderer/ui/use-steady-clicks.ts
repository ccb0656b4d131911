import { type MouseEvent, type PointerEvent, useLayoutEffect, useState } from 'react';
import { createSteadyClicks } from './steady-clicks.ts';

/** Lets no click through that was meant for what stood there a moment ago; `onStopped` says so. */
export function useSteadyClicks(ids: readonly string[], onStopped: () => void) {
  const [clicks] = useState(() => createSteadyClicks(ids));
  useLayoutEffect(() => clicks.show(ids, performance.now()), [clicks, ids]);

  return {
    onPointerDownCapture(_event: PointerEvent<HTMLElement>): void {
      clicks.press(performance.now());
    },
    onClickCapture(event: MouseEvent<HTMLElement>): void {
      const { target, currentTarget, detail } = event;
      // A key acts on what has the focus, which moves along with what it is in.
      const isPointed = detail > 0 && target instanceof Node && currentTarget.contains(target);
      if (!isPointed || clicks.isMeant()) return;
      event.preventDefault();
      event.stopPropagation();
      onStopped();
    },
  };
}

import { type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type FloorItem, heldStill } from '../../../common/floor/floor-items.ts';
import type { FloorWish } from '../../../common/floor/floor-list.ts';

/** A pointer that rests for so long is not about to click, in milliseconds. */
const RESTS_AFTER_MS = 4_000;

/**
 * The items in an order that stands still while the pointer moves over them: nobody overtakes anybody
 * meanwhile, and who is new comes at the end of their call. Somebody who looks for others gets the new
 * list at once.
 */
export function useStillItems(items: readonly FloorItem[], wish: FloorWish) {
  const { isPointing, handlers } = usePointing();
  const last = useRef({ of: items, shown: items, wish });
  const { of, shown: before } = last.current;
  const isHeld = isPointing && last.current.wish === wish;
  // Most drawings bring no other items: then nothing has to be looked through.
  const shown = !isHeld ? items : of === items ? before : heldStill(before, items);
  useLayoutEffect(() => {
    last.current = { of: items, shown, wish };
  });
  return { items: shown, handlers };
}

function usePointing() {
  const [isPointing, setIsPointing] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function onPointerMove({ pointerType }: PointerEvent): void {
    if (pointerType === 'touch') return;
    setIsPointing(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIsPointing(false), RESTS_AFTER_MS);
  }

  function onPointerLeave(): void {
    clearTimeout(timer.current);
    setIsPointing(false);
  }

  return { isPointing, handlers: { onPointerMove, onPointerLeave } };
}

import { type RefObject, useLayoutEffect, useRef } from 'react';
import { noteCameByItself } from '../../ui/came-by-itself.ts';

/**
 * When the button that had the focus goes away with its offer, the focus goes to the next offer, else
 * back to where it came from. Without it a keyboard user starts again at the top.
 */
export function useFocusGivenBack(tray: RefObject<HTMLElement | null>, offers: unknown): void {
  const cameFrom = useRef<Element | null>(null);
  const hadFocus = useRef(false);

  useLayoutEffect(() => {
    const element = tray.current;
    if (element === null) return;
    function onFocusIn({ relatedTarget }: FocusEvent): void {
      const isFromOutside = relatedTarget instanceof Element && !element?.contains(relatedTarget);
      if (isFromOutside) cameFrom.current = relatedTarget;
      hadFocus.current = true;
    }
    function onFocusOut({ relatedTarget }: FocusEvent): void {
      if (relatedTarget !== null) hadFocus.current = false;
    }
    element.addEventListener('focusin', onFocusIn);
    element.addEventListener('focusout', onFocusOut);
    return () => {
      element.removeEventListener('focusin', onFocusIn);
      element.removeEventListener('focusout', onFocusOut);
    };
  }, [tray]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the offers is what takes the focus away.
  useLayoutEffect(() => {
    if (!hadFocus.current || document.activeElement !== document.body) return;
    const offer = tray.current?.querySelector('button');
    const next = offer ?? cameFrom.current;
    if (next instanceof HTMLElement) next.focus();
    // A key that was meant for the offer that went must not take back another one.
    if (offer) noteCameByItself(offer, performance.now());
    hadFocus.current = false;
  }, [tray, offers]);
}

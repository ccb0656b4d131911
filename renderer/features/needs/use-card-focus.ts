import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { noteCameByItself } from '../../ui/came-by-itself.ts';
import { moveAlong } from '../../ui/roving.ts';

/**
 * Focus among the cards: one tab stop, up and down go from card to card, along the line from act to act.
 * When an act goes away under the focus, its card gets it, else the next one, else the rail itself.
 */
export function useCardFocus(ids: readonly string[]) {
  const list = useRef<HTMLUListElement>(null);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const focused = useRef<HTMLElement | null>(null);
  const at = useRef(0);
  const current = currentId !== null && ids.includes(currentId) ? currentId : (ids[0] ?? null);

  const latestId = useRef(currentId);
  latestId.current = currentId;

  // Each card draws itself, and any drawing may take the focused button away.
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const observer = new MutationObserver(() => {
      const lost = focused.current;
      if (lost === null || lost.isConnected || document.activeElement !== document.body) return;
      focused.current = null;
      const cards = cardsOf(element);
      const own = cards.find(({ dataset }) => dataset.needId === latestId.current);
      const next = own ?? cards[Math.min(at.current, cards.length - 1)];
      const heir = buttonsOf(next)[0] ?? element.closest<HTMLElement>('[data-needs-rail]');
      heir?.focus();
      // A key that was meant for the card that went must not act on whom this one is about.
      if (heir && own === undefined) noteCameByItself(heir, performance.now());
    });
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);

  function onFocus({ target }: FocusEvent<HTMLElement>): void {
    const card = target.closest<HTMLElement>('[data-need-id]');
    if (card === null) return;
    focused.current = target;
    at.current = cardsOf(list.current).indexOf(card);
    setCurrentId(card.dataset.needId ?? null);
  }

  function onBlur({ target }: FocusEvent<HTMLElement>): void {
    // What is taken out of the page loses the focus, too: it is told from a move by being gone.
    queueMicrotask(() => {
      if (focused.current === target && target.isConnected) focused.current = null;
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const { target, currentTarget } = event;
    // What a menu is asked bubbles here although it stands elsewhere in the page.
    if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const card = target.closest<HTMLElement>('[data-need-id]');
    if (card === null) return;
    const cards = cardsOf(list.current);
    const from = cards.indexOf(card);
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: cards.length - 1 }[
      event.key
    ];
    if (to === undefined) {
      moveAlong(event, buttonsOf(card));
      return;
    }
    event.preventDefault();
    focusCard(cards[Math.max(0, Math.min(cards.length - 1, to))], target.dataset.slot);
  }

  return { list, current, handlers: { onFocus, onBlur, onKeyDown } };
}

/** Goes to the next card of the rail, or from anywhere else to the first; for a shortcut. */
export function focusNextNeed(): void {
  const list = document.querySelector<HTMLElement>('[data-needs-rail] ul');
  const cards = cardsOf(list).filter((card) => buttonsOf(card).length > 0);
  const from = cards.findIndex((card) => card.contains(document.activeElement));
  focusCard(cards[(from + 1) % cards.length]);
}

/** On the same act, or where the card does not offer it on its first: never on another that acts. */
function focusCard(card: HTMLElement | undefined, slot?: string): void {
  const buttons = buttonsOf(card);
  (buttons.find((button) => button.dataset.slot === slot) ?? buttons[0])?.focus();
}

function cardsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-need-id]') ?? [])];
}

function buttonsOf(card: HTMLElement | undefined): HTMLElement[] {
  return [...(card?.querySelectorAll<HTMLElement>('button') ?? [])];
}

import type { OwnCalls } from '../core/own-calls.ts';
import type { MiniWindow } from './mini-window.ts';

/** Decides when the mini window is there, and what of my calls it is told. */
export interface MiniControl {
  show(): void;
  hide(): void;
  toggle(): void;
  /** To be called when my calls, the session or the console's own window may be otherwise. */
  look(): void;
}

/** Why the mini window is there. */
interface MiniWish {
  /** Somebody asked for it. */
  readonly isAsked: boolean;
  /** It came by itself: I was heard while the console was out of sight. It stays until that is back. */
  readonly cameUp: boolean;
  /** Somebody closed it while it would come by itself: not before the next time. */
  readonly isDismissed: boolean;
}

interface MiniMoment {
  readonly isSignedIn: boolean;
  /** The console's window is minimised or hidden. */
  readonly isConsoleHidden: boolean;
  readonly isHeard: boolean;
}

const NO_WISH: MiniWish = { isAsked: false, cameUp: false, isDismissed: false };

/** What the wish becomes as things stand. Whoever speaks has to see that they do. */
function wishNow(wish: MiniWish, moment: MiniMoment): MiniWish {
  const { isSignedIn, isConsoleHidden, isHeard } = moment;
  if (!isSignedIn) return NO_WISH;
  const comesUp = isConsoleHidden && isHeard;
  const isDismissed = wish.isDismissed && comesUp;
  const cameUp = isConsoleHidden && (wish.cameUp || (comesUp && !isDismissed));
  return { isAsked: wish.isAsked, cameUp, isDismissed };
}

function isWanted({ isAsked, cameUp }: MiniWish): boolean {
  return isAsked || cameUp;
}

interface MiniControlNeeds {
  readonly window: Pick<MiniWindow, 'open' | 'close'>;
  readonly isConsoleHidden: () => boolean;
  /** Null while nobody is signed in. */
  readonly ownCalls: () => OwnCalls | null;
  /** Tells the page of my calls; called while the window is there, when they are others than before. */
  readonly tell: (calls: OwnCalls) => void;
}

export function createMiniControl({
  window,
  isConsoleHidden,
  ownCalls,
  tell,
}: MiniControlNeeds): MiniControl {
  let wish = NO_WISH;
  let isOpen = false;
  let told: OwnCalls | null = null;

  return {
    show: () => ask(true),
    hide: () => ask(false),
    toggle: () => ask(!isOpen),
    look: () => become(wish),
  };

  function ask(isAsked: boolean): void {
    // Brought to the front although it is there.
    if (isAsked && isOpen) window.open(true);
    become({ isAsked, cameUp: false, isDismissed: !isAsked });
  }

  function become(next: MiniWish): void {
    const isHidden = isConsoleHidden();
    const calls = isOpen || isHidden || isWanted(next) ? ownCalls() : null;
    wish = wishNow(next, {
      // Without a wish, nothing that could bring one about was asked for.
      isSignedIn: calls !== null,
      isConsoleHidden: isHidden,
      isHeard: calls?.isHeard === true,
    });
    const wasOpen = isOpen;
    isOpen = isWanted(wish);
    if (isOpen && !wasOpen) window.open(wish.isAsked);
    if (!isOpen && wasOpen) window.close();
    if (!isOpen || calls === null) told = null;
    else if (told === null || !isSame(told, calls)) {
      told = calls;
      tell(calls);
    }
  }
}

/** Calls keep their identity while nothing about them changes. */
function isSame(a: OwnCalls, b: OwnCalls): boolean {
  return (
    a.epoch === b.epoch &&
    a.calls.length === b.calls.length &&
    a.calls.every((call, at) => call === b.calls[at])
  );
}

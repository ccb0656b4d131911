import { IconArrowsDiagonal, IconX } from '@tabler/icons-react';
import { type MouseEvent, type RefObject, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { ActiveSession } from '../../store/session-store.ts';
import { OwnConsoleProvider } from '../floor/own-console.tsx';
import { stepInWords } from '../step-in/words.ts';
import { LeaveButton } from './leave-button.tsx';
import { MiniMode, NoMode } from './mini-mode.tsx';
import type { MiniStore } from './mini-store.ts';
import { MiniTrouble } from './mini-trouble.tsx';
import classes from './mini-window.module.css';
import { ownLegsByHearing } from './own-legs.ts';
import { PanicMute } from './panic-mute.tsx';
import { miniWords } from './words.ts';

/** My own mode over all other windows, and the way to silence. */
export function MiniWindow({ mini }: { mini: MiniStore }) {
  const session = useStore(mini, (state) => state.session);
  const language = useStore(mini, (state) => state.settings?.language);
  // It is about to be closed.
  if (session?.state !== 'active') return null;
  return (
    <OwnConsoleProvider value={session.consoleId}>
      <OwnVoice key={language} mini={mini} session={session} />
    </OwnConsoleProvider>
  );
}

function OwnVoice({ mini, session }: { mini: MiniStore; session: ActiveSession }) {
  const calls = useStore(mini, (state) => state.calls);
  const panic = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLElement>(null);
  usePanicKeys(mini, panic);
  useFit(mini, card);
  const legs = calls === null ? null : ownLegsByHearing(calls, session.consoleId);
  const [first, ...others] = legs ?? [];
  const { conferenceSid = null, callSid = null } = first?.leg ?? {};

  return (
    <main ref={card} className={classes.card} aria-label={stepInWords.ownMode()}>
      {first === undefined ? (
        <NoMode isKnown={legs !== null} />
      ) : (
        <MiniMode own={first} others={others.length} link={session.link} />
      )}
      <div className={classes.corner}>
        <button
          type="button"
          className={classes.tool}
          aria-label={miniWords.openConsole()}
          title={miniWords.openConsole()}
          onMouseDown={keepFocus}
          onClick={() => mini.openConsole({ conferenceSid, callSid })}
        >
          <IconArrowsDiagonal size={16} aria-hidden />
        </button>
        <button
          type="button"
          className={classes.tool}
          aria-label={miniWords.close()}
          title={miniWords.close()}
          onMouseDown={keepFocus}
          onClick={mini.hide}
        >
          <IconX size={16} aria-hidden />
        </button>
      </div>
      <MiniTrouble mini={mini} />
      <div className={classes.acts}>
        <PanicMute ref={panic} mini={mini} own={first} />
        {first !== undefined && <LeaveButton mini={mini} own={first} onMouseDown={keepFocus} />}
      </div>
    </main>
  );
}

/** A click leaves the focus where it is: on the mute, so that the next key is one. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

/** Has the window follow the page, which grows with longer words, with an alarm and with the zoom. */
function useFit(mini: MiniStore, card: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const fit = () => mini.fit(Math.ceil(card.current?.getBoundingClientRect().height ?? 1));
    const observer = new ResizeObserver(fit);
    if (card.current !== null) observer.observe(card.current);
    window.addEventListener('resize', fit);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', fit);
    };
  }, [mini, card]);
}

/** The focus begins on the mute. Escape always mutes, and Space too unless another button was reached with Tab, which it presses. */
function usePanicKeys(mini: MiniStore, panic: RefObject<HTMLButtonElement | null>): void {
  useEffect(() => {
    panic.current?.focus();
    function onKeyDown(event: KeyboardEvent): void {
      const isOnAnother =
        event.target instanceof HTMLButtonElement && event.target !== panic.current;
      if (event.key !== 'Escape' && (event.key !== ' ' || isOnAnother)) return;
      event.preventDefault();
      if (!event.repeat) void mini.silence();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [mini, panic]);
}

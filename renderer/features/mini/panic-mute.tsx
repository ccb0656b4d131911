import { IconMicrophoneOff } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useStore } from 'zustand';
import type { MiniStore } from './mini-store.ts';
import classes from './mini-window.module.css';
import type { OwnLeg } from './own-legs.ts';
import { miniWords } from './words.ts';

interface PanicMuteProps {
  readonly ref: Ref<HTMLButtonElement>;
  readonly mini: MiniStore;
  /** Undefined while no leg of mine is known: one may be on its way. */
  readonly own: OwnLeg | undefined;
}

/** Mutes me wherever I am. It is there at all times, since nobody looks for it in a hurry. */
export function PanicMute({ ref, mini, own }: PanicMuteProps) {
  const isSilencing = useStore(mini, (state) => state.isSilencing);
  const isHeard = own?.leg.status === 'connected' && (!own.leg.muted || !own.mode.confirmed);
  return (
    <button
      ref={ref}
      type="button"
      className={classes.mute}
      data-heard={isHeard || undefined}
      aria-busy={isSilencing || undefined}
      onClick={() => void mini.silence()}
    >
      {isSilencing ? (
        <span className={classes.spinner} aria-hidden />
      ) : (
        <IconMicrophoneOff size={17} aria-hidden />
      )}
      {isSilencing ? miniWords.muting() : miniWords.muteMe()}
      <kbd className={classes.key} aria-hidden>
        {miniWords.muteKey()}
      </kbd>
    </button>
  );
}

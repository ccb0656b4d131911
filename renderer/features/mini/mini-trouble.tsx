import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { uiWords } from '../../ui/words.ts';
import type { MiniStore } from './mini-store.ts';
import classes from './mini-window.module.css';

/** What went wrong with my voice: what happened, what it means, what to do. */
export function MiniTrouble({ mini }: { mini: MiniStore }) {
  const trouble = useStore(mini, (state) => state.trouble);
  if (trouble === null) return null;
  const { message, hint } = trouble;
  return (
    <div className={classes.trouble} role="alert">
      <IconAlertTriangle size={16} aria-hidden />
      <p>
        {message} {hint}
      </p>
      <button
        type="button"
        className={classes.tool}
        aria-label={uiWords.dismiss()}
        title={uiWords.dismiss()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={mini.putAway}
      >
        <IconX size={14} aria-hidden />
      </button>
    </div>
  );
}

import type { MouseEventHandler } from 'react';
import { useStore } from 'zustand';
import { leavingMatters } from '../step-in/leaving-matters.ts';
import type { MiniStore } from './mini-store.ts';
import classes from './mini-window.module.css';
import type { OwnLeg } from './own-legs.ts';
import { miniWords } from './words.ts';

interface LeaveButtonProps {
  readonly mini: MiniStore;
  readonly own: OwnLeg;
  readonly onMouseDown: MouseEventHandler;
}

/** Takes me off the call; what has to be read first is read in the console. */
export function LeaveButton({ mini, own: { leg, conference }, onMouseDown }: LeaveButtonProps) {
  const { conferenceSid, callSid } = leg;
  const isLeaving = useStore(mini, (state) => state.leaving === conferenceSid);
  const asksFirst = leavingMatters(leg, [...conference.participants.values()]);
  return (
    <button
      type="button"
      className={classes.leave}
      title={asksFirst ? miniWords.leaveWithQuestionWhy() : undefined}
      aria-busy={isLeaving || undefined}
      onMouseDown={onMouseDown}
      onClick={() => {
        if (asksFirst) mini.openConsole({ conferenceSid, callSid });
        else void mini.leave(conferenceSid);
      }}
    >
      {isLeaving
        ? miniWords.leaving()
        : asksFirst
          ? miniWords.leaveWithQuestion()
          : miniWords.leave()}
    </button>
  );
}

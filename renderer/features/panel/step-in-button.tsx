import { Loader, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Command } from '../../../common/ipc/command.ts';
import { pointingAt } from './pointing-at.ts';
import classes from './step-in-switch.module.css';
import type { StepIn, SwitchState } from './switch-state.ts';

interface StepInButtonProps extends SwitchState {
  readonly place: StepIn;
  readonly label: string;
  /** What it is called where the word alone does not say it. */
  readonly name?: string;
  readonly icon: ReactNode;
  /** What it would do, to be looked at before it is done; null where that is not known yet. */
  readonly command: Command | null;
  readonly isOff?: boolean;
  readonly onPointAt: (command: Command | null) => void;
  readonly onAct: () => void;
}

/** One place of the switch. While it is pending it keeps its place and the focus, and does nothing. */
export function StepInButton({
  place,
  label,
  name = label,
  icon,
  command,
  isOff = false,
  on,
  pending,
  onPointAt,
  onAct,
}: StepInButtonProps) {
  const isPending = pending === place;
  return (
    <UnstyledButton
      className={classes.place}
      data-place={place}
      data-on={on === place || undefined}
      data-pending={isPending || undefined}
      aria-label={name}
      title={name}
      aria-pressed={place === 'leave' ? undefined : on === place}
      aria-busy={isPending || undefined}
      aria-disabled={isOff || isPending || undefined}
      onClick={() => {
        if (!isOff && !isPending) onAct();
      }}
      {...pointingAt(isOff ? null : command, onPointAt)}
    >
      {isPending ? <Loader size={14} aria-hidden /> : icon}
      <span className={classes.word}>{label}</span>
    </UnstyledButton>
  );
}

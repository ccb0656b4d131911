import { Loader } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './row-button.module.css';

interface RowButtonProps {
  /** The accessible name, and what hovering says. */
  readonly label: string;
  /** The place that this act has in every line: up and down in the grid stay in it. */
  readonly slot: string;
  readonly icon: ReactNode;
  /** Stands beside the icon where there is room for a word. */
  readonly text?: string;
  readonly onClick: () => void;
  readonly isPending?: boolean;
  /** Lit when the button undoes a state that is on now. */
  readonly tone?: 'warn' | 'coach' | 'listen' | 'danger';
  /** The pointer or the focus came to it, or left it. */
  readonly onPoint?: ((isPointedAt: boolean) => void) | undefined;
}

/** A small square act in a row. While pending it keeps its place and the focus, and does nothing. */
export function RowButton({
  label,
  slot,
  icon,
  text,
  onClick,
  isPending = false,
  tone,
  onPoint,
}: RowButtonProps) {
  const isPointedAt = useRef(false);
  const latest = useRef(onPoint);
  latest.current = onPoint;
  const point = (isThere: boolean) => {
    isPointedAt.current = isThere;
    onPoint?.(isThere);
  };

  // A button that goes away, or becomes another act, under the pointer tells of no event.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another label is another act.
  useEffect(() => {
    if (isPointedAt.current) latest.current?.(true);
    return () => {
      if (isPointedAt.current) latest.current?.(false);
    };
  }, [label]);

  return (
    <button
      type="button"
      className={classes.button}
      aria-label={label}
      title={label}
      aria-disabled={isPending || undefined}
      aria-busy={isPending || undefined}
      data-slot={slot}
      data-tone={tone}
      data-wide={text !== undefined || undefined}
      tabIndex={-1}
      onPointerEnter={() => point(true)}
      onPointerLeave={() => point(false)}
      onFocus={() => point(true)}
      onBlur={() => point(false)}
      onClick={() => {
        if (!isPending) onClick();
      }}
    >
      {isPending ? <Loader size={13} /> : icon}
      {text}
    </button>
  );
}

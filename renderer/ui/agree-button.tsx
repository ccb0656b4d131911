import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

interface AgreeButtonProps {
  readonly color: string;
  /** False while what it agrees to has just changed: it keeps its place and the focus, and does nothing. */
  readonly isSettled: boolean;
  readonly onAgree: () => void;
  readonly children: ReactNode;
}

/** The button that agrees to what a dialog says. */
export function AgreeButton({ color, isSettled, onAgree, children }: AgreeButtonProps) {
  return (
    <Button
      color={color}
      data-disabled={!isSettled}
      aria-disabled={!isSettled || undefined}
      onClick={() => {
        if (isSettled) onAgree();
      }}
    >
      {children}
    </Button>
  );
}

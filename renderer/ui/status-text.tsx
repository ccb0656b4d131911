import type { ReactNode } from 'react';
import classes from './status-text.module.css';

interface StatusTextProps {
  readonly icon?: ReactNode;
  readonly tone?: 'listen' | 'coach' | 'barge' | 'warn' | 'bad' | 'good' | undefined;
  /** What hovering says, where the words may be cut short. */
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

/** A state in words, with the icon that says the same without colour. */
export function StatusText({ icon, tone, title, children }: StatusTextProps) {
  return (
    <span className={classes.status} data-tone={tone} title={title}>
      {icon}
      <span className={classes.words}>{children}</span>
    </span>
  );
}

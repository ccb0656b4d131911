import type { ReactNode } from 'react';
import classes from './status-text.module.css';

interface StatusTextProps {
  readonly icon?: ReactNode;
  readonly tone?: 'listen' | 'coach' | 'barge' | 'warn' | 'bad' | 'good';
  readonly children: ReactNode;
}

/** A state in words, with the icon that says the same without colour. */
export function StatusText({ icon, tone, children }: StatusTextProps) {
  return (
    <span className={classes.status} data-tone={tone}>
      {icon}
      <span className={classes.words}>{children}</span>
    </span>
  );
}

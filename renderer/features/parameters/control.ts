import type { ReactNode } from 'react';
import type { SaidName } from './title-words.ts';

/** What each kind of control is given. */
export interface ControlProps {
  readonly name: SaidName;
  /** Empty while the parameter is left alone. */
  readonly value: string | readonly string[];
  readonly label: ReactNode;
  readonly description: ReactNode;
  readonly error: string | null;
  readonly onChange: (value: string | readonly string[]) => void;
}

export function textOf(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : '';
}

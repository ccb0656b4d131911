import type { NewEntry } from './event-log.ts';

/** What was accepted and has not reached the log of its account. */
export interface Waiting {
  readonly account: string;
  readonly entry: NewEntry;
}

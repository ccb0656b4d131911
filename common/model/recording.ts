/** A recording that Twilio lists for a conference. Times are milliseconds since the epoch. */
export interface Recording {
  readonly status: 'in-progress' | 'paused' | 'over';
  /** Of the whole conference, or of one leg, whose recording says nothing of the others. */
  readonly of: 'conference' | 'leg';
  readonly startedAt: number | null;
}

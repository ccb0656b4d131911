/** What somebody's screen shows of one person. */
export interface Shown {
  readonly words: ShownWords;
  /** As of when Twilio last said so. */
  readonly confirmedAt: number;
}

/** Who can hear whom, in short; of somebody who is not there, `gone`. */
export type ShownWords = string;

/** A screen that watches the floor. */
export interface Watcher {
  readonly name: string;
  /** Everybody who is shown, by CallSid. */
  shown(): ReadonlyMap<string, Shown>;
}

export const GONE: ShownWords = 'gone';

export function wordsOf(person: {
  readonly muted: boolean;
  readonly hold: boolean;
  readonly coaching: boolean;
}): ShownWords {
  const { muted, hold, coaching } = person;
  return [muted && 'muted', hold && 'on hold', coaching && 'coaching'].filter(Boolean).join(', ');
}

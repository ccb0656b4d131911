import type { PendingWish } from '../../store/wishes.ts';
import { lineWords } from './line-words.ts';

/** A wish as it stands on the screen until Twilio confirms it, and what hovering adds. */
export function wishInWords({ command, isChecking }: PendingWish): {
  readonly words: string;
  readonly title: string | undefined;
} {
  return isChecking
    ? { words: lineWords.checking(), title: lineWords.answerLost(command) }
    : { words: lineWords.pending(command), title: undefined };
}

import type { UndoableCommand } from '../../store/undo-offers.ts';
import { number } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';

/** Everything that is said of what can be taken back. */
export const undoWords = wordsOf('undo', {
  tray: () => 'Undo',
  undo: () => 'Undo',
  undoWhat: (name: string, done: UndoableCommand) => `Undo: ${name} ${doneWords(done)}`,
  done: (name: string, done: UndoableCommand) => `${name} ${doneWords(done)}`,
  /** Read out once, when it can be taken back. */
  told: (name: string, done: UndoableCommand, keys: string) =>
    `${name} ${doneWords(done)}. ${keys} undoes it.`,
  keys: (isMac: boolean) => (isMac ? '⌘Z' : 'Ctrl+Z'),
  left: (seconds: number) => `${number(seconds)} s`,
});

function doneWords(done: UndoableCommand): string {
  if (done.kind === 'mute') return done.muted ? 'is muted' : 'is unmuted';
  return done.hold ? 'is on hold' : 'is off hold';
}

import type { UndoableCommand } from '../../store/undo-offers.ts';

/** What was done to somebody, after their name: `Agent 4` `is on hold`. */
export function doneInWords(done: UndoableCommand): string {
  if (done.kind === 'mute') return done.muted ? 'is muted' : 'is unmuted';
  return done.hold ? 'is on hold' : 'is off hold';
}

import type { Command } from '../../../common/ipc/command.ts';

/** What makes a button show what it would do while it is pointed at or has the focus. */
export function pointingAt(command: Command | null, onPointAt: (command: Command | null) => void) {
  const begin = () => onPointAt(command);
  const end = () => onPointAt(null);
  return { onMouseEnter: begin, onMouseLeave: end, onFocus: begin, onBlur: end };
}

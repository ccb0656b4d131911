import { foldText } from '../../../common/floor/fold-text.ts';

/** Whether every typed word begins a word of what describes an act, in any order. */
export function isActNamed(typed: string, described: readonly string[]): boolean {
  const hay = ` ${foldText(described.join(' '))}`;
  const words = foldText(typed).split(/\s+/).filter(Boolean);
  return words.every((word) => hay.includes(` ${word}`));
}

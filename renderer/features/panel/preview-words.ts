import type { Command } from '../../../common/ipc/command.ts';
import type { CallSid } from '../../../common/model/sid.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { hearChanges } from './hear-changes.ts';
import type { Voice } from './hear-links.ts';
import { panelWords } from './words.ts';

/** Who would hear whom after a command, and who would not any more: a sentence each. */
export function previewInWords(
  voices: readonly Voice[],
  outcome: ConferenceView | null | undefined,
  { kind }: Command,
  nameOf: (callSid: CallSid) => string,
): readonly string[] {
  if (outcome === null) return [panelWords.previewOver()];
  const changes = hearChanges(voices);
  if (changes.length > 0) return panelWords.preview(changes, nameOf);
  const isPlayed = kind === 'announce' || kind === 'announce-to-all';
  return isPlayed || kind === 'record' ? [] : [panelWords.previewSame()];
}

import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { type LegOwnMode, stepInWords } from './words.ts';

interface OwnModeWords {
  readonly name: string;
  readonly sentence: string;
}

/** The mode by its name, and who hears me in it. What Twilio has not confirmed has no name yet. */
export function ownModeInWords(
  mode: LegOwnMode,
  nameOf: (row: ParticipantRow) => string,
): OwnModeWords {
  return mode.confirmed
    ? { name: stepInWords.name(mode.kind), sentence: stepInWords.sentence(mode, nameOf) }
    : { name: stepInWords.checking(), sentence: stepInWords.checkingWhat() };
}

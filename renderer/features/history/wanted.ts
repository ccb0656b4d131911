import type { HistorySearch } from '../../../common/ipc/history.ts';
import { type Period, timesOf } from './period.ts';

/** What can be asked of calls beside words and days. */
export const TRAITS = ['mine', 'coached', 'long-hold', 'failed'] as const;
export type Trait = (typeof TRAITS)[number];

/** Which calls I look for, as the fields say it. */
export interface Wanted {
  readonly words: string;
  readonly period: Period;
  readonly traits: readonly Trait[];
}

export const EVERYTHING: Wanted = { words: '', period: { kind: 'any' }, traits: [] };

/** As many letters as the history takes. */
export const LONGEST_WORDS = 200;
const LONGEST_NAME = 100;

interface SearchContext {
  /** My name, under which commands are kept. */
  readonly supervisorName: string;
  /** From how long on a hold is long, in milliseconds. */
  readonly longHoldMs: number;
  readonly now: number;
}

/** The question to the history. */
export function searchOf({ words, period, traits }: Wanted, context: SearchContext): HistorySearch {
  return {
    words: words.trim().slice(0, LONGEST_WORDS),
    by: traits.includes('mine') ? context.supervisorName.slice(0, LONGEST_NAME) : '',
    ...timesOf(period, context.now),
    heldForMs: traits.includes('long-hold') ? context.longHoldMs : null,
    hadFailedCommand: traits.includes('failed'),
    wasCoached: traits.includes('coached'),
  };
}

export function isNarrowed({ words, period, traits }: Wanted): boolean {
  return words.trim() !== '' || period.kind !== 'any' || traits.length > 0;
}

export function withTrait(wanted: Wanted, trait: Trait, isWanted: boolean): Wanted {
  const others = wanted.traits.filter((one) => one !== trait);
  return { ...wanted, traits: isWanted ? [...others, trait] : others };
}

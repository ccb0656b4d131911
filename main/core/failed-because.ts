import type { FailureCode } from '../../common/failure.ts';

/** Why a request failed and what to do, before it is said which request it was. */
export interface FailedBecause {
  readonly code: FailureCode;
  readonly because: string;
  readonly hint: string;
}

/** Somebody else's words, so that others can follow them. */
export function asSentence(words: string): string {
  const trimmed = words.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

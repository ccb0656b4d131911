import type { Draft } from '../adding/draft.ts';
import { givenOf } from './given.ts';
import { type ParameterTable, SILENCE } from './parameter.ts';

/** Names and values as Twilio takes them; what has several values is there several times. */
export type FormFields = readonly (readonly [name: string, value: string])[];

/** The form of a draft, in the order of the table and without what goes without saying. */
export function formOf(table: ParameterTable, draft: Draft): FormFields {
  return [...givenOf(table, draft)].flatMap(([name, value]): FormFields => {
    if (typeof value !== 'string') return value.map((one) => [name, one]);
    const isSilence = table[name]?.kind === 'sound-url' && value === SILENCE;
    return [[name, isSilence ? '' : value]];
  });
}

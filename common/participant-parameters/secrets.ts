import type { Draft } from '../adding/draft.ts';
import type { ParameterTable } from './parameter.ts';

/** The draft without what must not be kept: neither in a preset, nor with an attempt, nor on a disk. */
export function withoutSecrets(table: ParameterTable, draft: Draft): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([name]) => !isSecret(table, name)));
}

export function hasSecrets(table: ParameterTable, draft: Draft): boolean {
  return Object.entries(draft).some(
    ([name, value]) => isSecret(table, name) && value !== undefined && value.length > 0,
  );
}

export function isSecret(table: ParameterTable, name: string): boolean {
  return Object.hasOwn(table, name) && table[name]?.kind === 'secret';
}

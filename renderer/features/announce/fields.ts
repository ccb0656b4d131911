import type { Draft, DraftField } from './draft.ts';

/** What the fields of each way are given. */
export interface Fields {
  readonly draft: Draft;
  readonly wrong: { readonly field: DraftField; readonly error: string } | null;
  readonly onChange: (changes: Partial<Draft>) => void;
}

export function errorOf({ wrong }: Pick<Fields, 'wrong'>, field: DraftField): string | null {
  return wrong?.field === field ? wrong.error : null;
}

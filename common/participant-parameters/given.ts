import type { Draft } from '../adding/draft.ts';
import type { Parameter, ParameterTable } from './parameter.ts';

/** What a draft asks for, by name, beyond what Twilio does by itself. */
export type Given = ReadonlyMap<string, string | readonly string[]>;

/**
 * What of a draft is to be sent, in the order of the table: without what is empty, and without what is as
 * Twilio documents its default, since the request then means the same, whoever reads it. Where the default
 * is not one value for everybody the table has none, and what was chosen is sent. What the table does not
 * know is not in it.
 */
export function givenOf(table: ParameterTable, draft: Draft): Given {
  return new Map(
    Object.entries(table).flatMap(([name, parameter]) => {
      const value = tidied(parameter, Object.hasOwn(draft, name) ? draft[name] : undefined);
      return value === null || isDefault(parameter, value) ? [] : [[name, value] as const];
    }),
  );
}

/** Null for nothing. */
function tidied(
  { kind }: Parameter,
  value: string | readonly string[] = '',
): string | readonly string[] | null {
  if (typeof value === 'string') {
    // A password may begin or end with a space.
    const text = kind === 'secret' ? value : value.trim();
    return text === '' ? null : text;
  }
  const several = [...new Set(value.map((one) => one.trim()))].filter((one) => one !== '');
  return several.length === 0 ? null : several;
}

function isDefault({ default: byDefault }: Parameter, value: string | readonly string[]): boolean {
  if (byDefault === null) return false;
  if (typeof byDefault === 'string' || typeof value === 'string') return value === byDefault;
  return value.length === byDefault.length && value.every((one) => byDefault.includes(one));
}

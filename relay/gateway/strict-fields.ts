import { fail, ok, type Result } from '../../common/failure.ts';

/** Names and values of a query or a form, in order. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** More than any operation has. */
const MOST_FIELDS = 100;

/**
 * Reads `application/x-www-form-urlencoded` and refuses whatever two readers could understand in two
 * ways: broken or overlong escapes, bytes that are no UTF-8, control characters, a field without `=`.
 */
export function strictFields(text: string): Result<Fields, string> {
  if (text === '') return ok([]);
  const pairs = text.split('&');
  if (pairs.length > MOST_FIELDS) return fail(`It has more than ${MOST_FIELDS} parameters.`);
  const fields: [string, string][] = [];
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    if (equals < 1) return fail('A parameter has no name or no “=”.');
    const name = decoded(pair.slice(0, equals));
    const value = decoded(pair.slice(equals + 1));
    if (name === null || value === null) return fail('A parameter is not properly encoded.');
    fields.push([name, value]);
  }
  return ok(fields);
}

/** One piece of a path, of which a slash in any disguise is no part. */
export function strictSegment(text: string): string | null {
  const value = decoded(text.replaceAll('+', '%2B'));
  if (value === null || value === '' || /[/\\]/.test(value)) return null;
  return value === '.' || value === '..' ? null : value;
}

function decoded(text: string): string | null {
  // What may not stand in a URL as it is has to be encoded.
  if (!/^[!$'()*+,\-./0-9:;<>?@A-Z_a-z~%]*$/.test(text)) return null;
  try {
    const value = decodeURIComponent(text.replaceAll('+', ' '));
    return hasControl(value) ? null : value;
  } catch {
    return null;
  }
}

const hasControl = (value: string) => /\p{Cc}/u.test(value);

import type { FormFields } from '../../common/participant-parameters/form.ts';

/** A value of a form or of a query, by the types of Twilio's document. */
export type Field = string | number | boolean | readonly string[];

/**
 * Fills `{Name}` in a path of Twilio's document, percent-encoding every value: a label may hold spaces,
 * `#`, `%`, `?`, emoji and right-to-left text, and asking for `a` when `a#b` was meant acts on the wrong
 * person.
 */
export function fillPath(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeSegment(values[name] ?? ''));
}

/**
 * `application/x-www-form-urlencoded`, as bodies and queries travel. Arrays repeat their key, and
 * booleans are exactly `true` and `false`: Twilio reads any other word as false, which would unmute.
 */
export function encodeFields(fields: Readonly<Record<string, Field | undefined>>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    for (const one of typeof value === 'object' ? value : [String(value)]) pairs.append(name, one);
  }
  return pairs.toString();
}

/** The same of a form that is written as Twilio reads it already. */
export function encodeForm(form: FormFields): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of form) pairs.append(name, value);
  return pairs.toString();
}

/** Unlike `encodeURIComponent` this never throws: half an emoji becomes U+FFFD. */
function encodeSegment(value: string): string {
  return new URLSearchParams({ '': value }).toString().slice(1).replaceAll('+', '%20');
}

import { endpointSchema } from '../../../common/model/endpoint.ts';
import { relayUrlSchema } from '../../../common/model/relay-url.ts';

/** What can be said of a field while it is typed, before anybody is asked. Never holds what was typed. */
export type Shape =
  | { readonly is: 'open' } // nothing, or nothing that is worth a word yet
  | { readonly is: 'good' }
  | { readonly is: 'begun'; readonly has: number; readonly of: number }
  | ({ readonly is: 'wrong' } & MisshapenBy);

export type MisshapenBy =
  | { readonly why: 'another-sid'; readonly begins: string }
  | { readonly why: 'odd-character' }
  | { readonly why: 'too-long'; readonly has: number };

/** Two letters and 32 hexadecimal digits. */
const SID_LENGTH = 34;

/** Says what is wrong as soon as no further typing can mend it. */
export function sidShape(typed: string, prefix: 'AC' | 'SK'): Shape {
  const text = typed.trim();
  if (text === '') return OPEN;
  const begins = text.slice(0, 2);
  if (!prefix.startsWith(begins)) return { is: 'wrong', why: 'another-sid', begins };
  if (!/^[0-9a-f]*$/i.test(text.slice(2))) return { is: 'wrong', why: 'odd-character' };
  if (text.length > SID_LENGTH) return { is: 'wrong', why: 'too-long', has: text.length };
  return text.length === SID_LENGTH ? GOOD : { is: 'begun', has: text.length, of: SID_LENGTH };
}

/** A SID in the place of the secret is what is pasted wrong most often. */
export function secretShape(typed: string): Shape {
  const text = typed.trim();
  return /^(AC|SK)[0-9a-f]{32}$/i.test(text)
    ? { is: 'wrong', why: 'another-sid', begins: text.slice(0, 2) }
    : OPEN;
}

export function endpointShape(typed: string): Shape {
  return endpointSchema.safeParse(typed).success ? GOOD : OPEN;
}

export function relayUrlShape(typed: string): Shape {
  return relayUrlSchema.safeParse(typed).success ? GOOD : OPEN;
}

const OPEN: Shape = { is: 'open' };
const GOOD: Shape = { is: 'good' };

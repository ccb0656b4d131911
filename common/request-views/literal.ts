import type { ParameterKind } from '../participant-parameters/parameter.ts';
import { hasUnseen, wellFormed } from './encode.ts';
import { keyword, number, plain, string, type Token, type Tokens } from './token.ts';

/** A text as a program has it. */
export function literal(value: string): Token {
  const text = wellFormed(value);
  if (!hasUnseen(text) && !/['\\]/.test(text)) return string(`'${text}'`);
  return string(JSON.stringify(text).replaceAll(BEYOND_JSON, escaped));
}

/** The values of a parameter, by the types of Twilio's package; what is not of its type stays a text. */
export function typedLiteral(kind: ParameterKind, values: readonly string[]): Tokens {
  if (kind === 'choices') {
    const several = values.flatMap(
      (value, index): Tokens => [plain(index === 0 ? '' : ', '), literal(value)],
    );
    return [plain('['), ...several, plain(']')];
  }
  const [value = ''] = values;
  if (kind === 'boolean' && /^(true|false)$/.test(value)) return [keyword(value)];
  if (kind === 'whole' && /^(0|[1-9]\d{0,14})$/.test(value)) return [number(value)];
  return [literal(value)];
}

/** What JSON lets stand and nobody sees. */
const BEYOND_JSON = /[\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

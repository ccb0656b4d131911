/** A piece of a view of a request: the texts of all, one after the other, are what is copied. */
export interface Token {
  readonly text: string;
  readonly kind: TokenKind;
}

export type TokenKind =
  | 'plain'
  | 'keyword'
  | 'name'
  | 'string'
  | 'number'
  | 'comment'
  /** Stands for a secret, which is in no view. */
  | 'placeholder';

export type Tokens = readonly Token[];

const of = (kind: TokenKind) => (text: string) => ({ text, kind });

export const plain = of('plain');
export const keyword = of('keyword');
export const named = of('name');
export const string = of('string');
export const number = of('number');
export const comment = of('comment');
export const placeholder = of('placeholder');

export function textOf(tokens: Tokens): string {
  return tokens.map(({ text }) => text).join('');
}

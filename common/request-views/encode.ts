/** As a value stands in a form, in the letters that the console itself sends. */
export function encodeValue(value: string): string {
  return percentEncoded(value).replaceAll('%20', '+');
}

/** As a value stands in a path. */
export function encodeSegment(value: string): string {
  return percentEncoded(value);
}

/** Half an emoji becomes U+FFFD, as wherever text leaves a program. */
export function wellFormed(value: string): string {
  return value.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

/** Whether it has what is not seen on a screen, and so would be copied unknowingly or be lost. */
export function hasUnseen(value: string): boolean {
  return UNSEEN.test(value);
}

/** Line ends and other controls, and what turns the direction of writing. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** Of the characters that `encodeURIComponent` leaves alone, a form has only some. */
function percentEncoded(value: string): string {
  return encodeURIComponent(wellFormed(value)).replaceAll(
    /[!'()~]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

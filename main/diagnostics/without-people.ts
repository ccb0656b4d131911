/**
 * Takes out of a text who is on the calls and who looks at them: telephone numbers, addresses, whatever
 * stands in “quotation marks” (names of calls and people), and these names. SIDs and times stay, since
 * nobody is known by them and Twilio's support asks for them.
 */
export function withoutPeople(text: string, names: readonly string[]): string {
  const unnamed = names
    .filter((name) => name.trim().length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, name) => left.replaceAll(name, '[name]'), text);
  return unnamed
    .replace(/“[^”]*”/g, '“[text]”')
    .replace(/\b(client|sips?)(:|%3A)[^\s"'<>,;)&]+/gi, '$1:[address]')
    .replace(/[^\s@<>"'=/:]+@[^\s@<>"'/:]+\.[a-z]{2,}/gi, '[address]')
    .replace(NUMBER_OR_MARK, (found) => (MARK.test(found) ? found : '[number]'));
}

/** What is left of a text that somebody typed: how long it is. */
export function covered(text: string): string {
  return `[${text.length} characters]`;
}

/** Shorter ones are parts of words. */
const SHORTEST = 3;

const SID = '[A-Z]{2}[0-9a-fA-F]{32}';
const TIME = '\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?';
const MARK = new RegExp(`^(?:${SID}|${TIME})$`);

/** A mark is looked for first, so that the digits in it are not taken for a number. */
const NUMBER_OR_MARK = new RegExp(
  [
    SID,
    TIME,
    // With its country, however it is spaced; in an address the plus is written %2B.
    '(?:\\+|%2B)\\d(?:[\\s().-]{0,2}\\d){5,17}',
    // Without it, in groups.
    '\\(?\\b\\d{2,5}\\)?[\\s.-]\\d{3,5}[\\s.-]\\d{3,6}\\b',
    '\\d{7,}',
  ].join('|'),
  'gi',
);

import { localeNow, whatIsSpoken } from './spoken.ts';

/** How numbers, plurals, lists and times are written in the language of the screen. */
export function number(value: number): string {
  return NUMBER().format(value);
}

/** A number that matters to its tenth. */
export function tenths(value: number): string {
  return TENTHS().format(value);
}

/** The form for this many; `other` where there is none of its own. */
export function plural(
  count: number,
  forms: Partial<Readonly<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string },
): string {
  return forms[PLURAL().select(count)] ?? forms.other;
}

/** “A, B and C”. */
export function list(items: readonly string[]): string {
  if (whatIsSpoken().direction === 'ltr') return LIST().format(items);
  return LIST()
    .formatToParts(items)
    .map(({ type, value }) => (type === 'element' ? isolated(value) : value))
    .join('');
}

/** A name or a number that keeps its own direction among words of the other one. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

/** As it stands at the beginning of a sentence. */
export function capital(words: string): string {
  const [first = ''] = words;
  return first.toLocaleUpperCase(localeNow()) + words.slice(first.length);
}

/** `4:07`, or `1:04:07` from an hour on; never negative, since two machines' clocks differ a little. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const shown = hours === 0 ? [minutes] : [hours, minutes % 60];
  const rest = [...shown.slice(1), seconds % 60].map((part) => TWO_DIGITS().format(part));
  return [DIGITS().format(shown[0] ?? 0), ...rest].join(':');
}

/** The time of day, as in `14:02:07`. */
export function timeOfDay(at: number): string {
  return TIME().format(at);
}

/** A language by its name in the language of the screen, such as “English (United Kingdom)”. */
export function languageName(language: string): string {
  return LANGUAGE_NAME().of(language) ?? language;
}

/** A country of two letters by its name in the language of the screen, such as “United States”. */
export function countryName(country: string): string {
  return COUNTRY_NAME().of(country) ?? country;
}

/** The time of day without its seconds, as in `14:02`. */
export function shortTime(at: number): string {
  return SHORT_TIME().format(at);
}

/** As in `5 Jan`. */
export function dayAndMonth(at: number): string {
  return DAY().format(at);
}

/** As in `5 Jan 2026`. */
export function date(at: number): string {
  return DATE().format(at);
}

/** A part of 1, as in `45%`. */
export function percent(part: number): string {
  return PERCENT().format(part);
}

/** Making one of these takes long; there are few locales. */
function ofLocale<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const locale = localeNow();
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

const NUMBER = ofLocale((locale) => new Intl.NumberFormat(locale));
const TENTHS = ofLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
const DIGITS = ofLocale((locale) => new Intl.NumberFormat(locale, { useGrouping: false }));
const TWO_DIGITS = ofLocale(
  (locale) => new Intl.NumberFormat(locale, { minimumIntegerDigits: 2, useGrouping: false }),
);
const PLURAL = ofLocale((locale) => new Intl.PluralRules(locale));
const LIST = ofLocale((locale) => new Intl.ListFormat(locale));
const TIME = ofLocale((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }));
const SHORT_TIME = ofLocale((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
const DAY = ofLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }),
);
const DATE = ofLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const PERCENT = ofLocale((locale) => new Intl.NumberFormat(locale, { style: 'percent' }));
const LANGUAGE_NAME = ofLocale(
  (locale) => new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' }),
);
const COUNTRY_NAME = ofLocale((locale) => new Intl.DisplayNames(locale, { type: 'region' }));

/** Something that the screen says, of what it is told. */
export type Phrase = (...told: never[]) => Words;

/** Mostly one string; a few phrases are several that belong together. */
export type Words = string | readonly string[];

/** Phrases by the part of the screen and their names there. */
export type Phrases = Readonly<Record<string, Readonly<Record<string, Phrase>> | undefined>>;

/** What the screen speaks. */
export interface Spoken {
  /** How it writes numbers, plurals, lists and times, as `Intl` knows it. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** What it says in words of its own; the rest is said in English. */
  readonly phrases: Phrases;
  /** Makes an English phrase look like a translation; names that were told to it stay as they are. */
  readonly disguise: ((words: string, names: readonly string[]) => string) | null;
}

const ENGLISH_LOCALE = 'en-GB';

export const ENGLISH: Spoken = {
  locale: ENGLISH_LOCALE,
  direction: 'ltr',
  phrases: {},
  disguise: null,
};

let spoken = ENGLISH;
let locale = ENGLISH_LOCALE;
/** How many English phrases are being said, one within the other. */
let depth = 0;

export function speak(language: Spoken): void {
  spoken = language;
  locale = language.locale;
}

export function whatIsSpoken(): Spoken {
  return spoken;
}

/** The locale of the phrase that is being said; between phrases, of the screen. */
export function localeNow(): string {
  return locale;
}

/** Says a phrase of the language that is spoken. */
export function inOwnWords<T>(say: () => T): T {
  return inLocale(spoken.locale, say);
}

/** Says a phrase that is there in English only: its numbers and plurals are English, too. */
export function inEnglish<T>(say: (isOutermost: boolean) => T): T {
  depth += 1;
  try {
    return inLocale(ENGLISH_LOCALE, () => say(depth === 1));
  } finally {
    depth -= 1;
  }
}

function inLocale<T>(wanted: string, say: () => T): T {
  const before = locale;
  locale = wanted;
  try {
    return say();
  } finally {
    locale = before;
  }
}

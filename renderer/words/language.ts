import type { Language } from '../../common/ipc/settings.ts';
import type { Translation } from './catalogue.ts';
import { longer, mirrored } from './pseudo.ts';
import { ENGLISH, type Spoken, speak } from './spoken.ts';

/** A language that the screen can be in. */
interface ScreenLanguage extends Spoken {
  readonly phrases: Translation;
}

/** A translation is added here, and its name in common/ipc/settings.ts. */
const SCREEN_LANGUAGES: Readonly<Record<Language, ScreenLanguage>> = {
  en: { ...ENGLISH, phrases: {} },
  'en-XA': { ...ENGLISH, phrases: {}, disguise: longer },
  'ar-XB': { ...ENGLISH, phrases: {}, direction: 'rtl', disguise: mirrored },
};

let chosen: Language = 'en';
const listeners = new Set<() => void>();

/** From now on the screen is in this language. What is drawn already has to be drawn anew. */
export function chooseLanguage(
  language: Language,
  page: Pick<HTMLElement, 'lang' | 'dir'> = document.documentElement,
): void {
  page.lang = language;
  page.dir = directionOf(language);
  if (language === chosen) return;
  chosen = language;
  speak(SCREEN_LANGUAGES[language]);
  for (const listener of listeners) listener();
}

export function chosenLanguage(): Language {
  return chosen;
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return SCREEN_LANGUAGES[language].direction;
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

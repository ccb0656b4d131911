import type { AnnouncementLanguage } from '../ipc/announcement.ts';

/** The voices of each language in which a relay has announcements spoken, the first by default. */
export const VOICES = {
  'en-US': ['Polly.Joanna-Neural', 'Polly.Matthew-Neural', 'Polly.Joanna'],
  'en-GB': ['Polly.Amy-Neural', 'Polly.Brian-Neural', 'Polly.Amy'],
  'en-AU': ['Polly.Olivia-Neural', 'Polly.Nicole'],
  'en-IN': ['Polly.Kajal-Neural', 'Polly.Raveena'],
  'de-DE': ['Polly.Vicki-Neural', 'Polly.Daniel-Neural', 'Polly.Vicki'],
  'de-AT': ['Polly.Hannah-Neural'],
  'fr-FR': ['Polly.Lea-Neural', 'Polly.Remi-Neural', 'Polly.Lea'],
  'fr-CA': ['Polly.Gabrielle-Neural', 'Polly.Chantal'],
  'es-ES': ['Polly.Lucia-Neural', 'Polly.Sergio-Neural', 'Polly.Lucia'],
  'es-MX': ['Polly.Mia-Neural', 'Polly.Andres-Neural', 'Polly.Mia'],
  'es-US': ['Polly.Lupe-Neural', 'Polly.Pedro-Neural', 'Polly.Lupe'],
  'it-IT': ['Polly.Bianca-Neural', 'Polly.Adriano-Neural', 'Polly.Bianca'],
  'pt-BR': ['Polly.Camila-Neural', 'Polly.Thiago-Neural', 'Polly.Camila'],
  'pt-PT': ['Polly.Ines-Neural', 'Polly.Ines'],
  'nl-NL': ['Polly.Laura-Neural', 'Polly.Lotte'],
  'pl-PL': ['Polly.Ola-Neural', 'Polly.Ewa'],
  'sv-SE': ['Polly.Elin-Neural', 'Polly.Astrid'],
  'da-DK': ['Polly.Sofie-Neural', 'Polly.Naja'],
  'nb-NO': ['Polly.Ida-Neural', 'Polly.Liv'],
  'ja-JP': ['Polly.Takumi-Neural', 'Polly.Mizuki'],
  'ko-KR': ['Polly.Seoyeon-Neural', 'Polly.Seoyeon'],
  'tr-TR': ['Polly.Filiz'],
} as const satisfies Readonly<Record<AnnouncementLanguage, readonly [string, ...string[]]>>;

export function isLanguage(text: string): text is AnnouncementLanguage {
  return Object.hasOwn(VOICES, text);
}

/** Null when the language has no such voice. */
export function voiceFor(language: AnnouncementLanguage, asked: string | undefined): string | null {
  const voices: readonly [string, ...string[]] = VOICES[language];
  if (asked === undefined) return voices[0];
  return voices.includes(asked) ? asked : null;
}

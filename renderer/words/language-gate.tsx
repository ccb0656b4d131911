import { DirectionProvider } from '@mantine/core';
import { type ReactNode, useSyncExternalStore } from 'react';
import { chosenLanguage, directionOf, onLanguage } from './language.ts';

/** Everything inside of it is drawn anew, from the beginning, when another language is chosen. */
export function LanguageGate({ children }: { children: ReactNode }) {
  const language = useSyncExternalStore(onLanguage, chosenLanguage);
  return (
    <DirectionProvider
      key={language}
      initialDirection={directionOf(language)}
      detectDirection={false}
    >
      {children}
    </DirectionProvider>
  );
}

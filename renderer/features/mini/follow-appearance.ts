import { chooseLanguage } from '../../words/language.ts';
import type { MiniStore } from './mini-store.ts';

/** Keeps the page in the colours and the language of the console. */
export function followAppearance(mini: MiniStore): void {
  const systemIsDark = globalThis.matchMedia('(prefers-color-scheme: dark)');
  systemIsDark.addEventListener('change', follow);
  mini.subscribe(follow);
  follow();

  function follow(): void {
    const { settings } = mini.getState();
    const wanted = settings?.appearance.colorScheme ?? 'auto';
    const system = systemIsDark.matches ? 'dark' : 'light';
    document.documentElement.dataset.mantineColorScheme = wanted === 'auto' ? system : wanted;
    if (settings !== null) chooseLanguage(settings.language);
  }
}

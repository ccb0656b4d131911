import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import './ui/theme.css';
import { MantineProvider } from '@mantine/core';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createBridge } from './bridge/bridge.ts';
import { ApplyAppearance } from './features/settings/apply-appearance.tsx';
import { OpeningView } from './features/sign-in/opening-view.tsx';
import { openStores, StoresProvider } from './store/stores.tsx';
import { styleNonce } from './ui/style-nonce.ts';
import { theme } from './ui/theme.ts';
import { chooseLanguage } from './words/language.ts';
import { LanguageGate } from './words/language-gate.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');

/** In milliseconds. Main answers sooner, unless the keychain first asks its owner for a password. */
const OPENING_SHOWN_AFTER = 1_000;

const page = createRoot(root);
const opening = setTimeout(() => draw(<OpeningView what="console" />), OPENING_SHOWN_AFTER);
const stores = await openStores(createBridge());
clearTimeout(opening);

function followLanguage(): void {
  const chosen = stores.local.getState().settings?.settings.language;
  if (chosen !== undefined) chooseLanguage(chosen);
}

followLanguage();
stores.local.subscribe(followLanguage);

draw(
  <StoresProvider stores={stores}>
    <ApplyAppearance />
    <App />
  </StoresProvider>,
);

function draw(view: ReactNode): void {
  page.render(
    <StrictMode>
      <LanguageGate>
        <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
          {view}
        </MantineProvider>
      </LanguageGate>
    </StrictMode>,
  );
}

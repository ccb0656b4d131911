import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import './ui/theme.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createBridge } from './bridge/bridge.ts';
import { ApplyAppearance } from './features/settings/apply-appearance.tsx';
import { openStores, StoresProvider } from './store/stores.tsx';
import { styleNonce } from './ui/style-nonce.ts';
import { theme } from './ui/theme.ts';
import { chooseLanguage } from './words/language.ts';
import { LanguageGate } from './words/language-gate.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');

const stores = await openStores(createBridge());

function followLanguage(): void {
  const chosen = stores.local.getState().settings?.settings.language;
  if (chosen !== undefined) chooseLanguage(chosen);
}

followLanguage();
stores.local.subscribe(followLanguage);

createRoot(root).render(
  <StrictMode>
    <LanguageGate>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
        <StoresProvider stores={stores}>
          <ApplyAppearance />
          <App />
        </StoresProvider>
      </MantineProvider>
    </LanguageGate>
  </StrictMode>,
);

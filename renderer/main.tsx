import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import './ui/theme.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createBridge } from './bridge/bridge.ts';
import { openStores, StoresProvider } from './store/stores.tsx';
import { styleNonce } from './ui/style-nonce.ts';
import { theme } from './ui/theme.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');

const stores = await openStores(createBridge());

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <StoresProvider stores={stores}>
        <App />
      </StoresProvider>
    </MantineProvider>
  </StrictMode>,
);

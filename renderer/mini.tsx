import '@fontsource-variable/inter/wght.css';
import './ui/theme.css';
import './features/mini/mini-page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBridge } from './bridge/bridge.ts';
import { followAppearance } from './features/mini/follow-appearance.ts';
import { createMiniStore } from './features/mini/mini-store.ts';
import { MiniWindow } from './features/mini/mini-window.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');

const mini = createMiniStore(createBridge());
followAppearance(mini);
await mini.load();

createRoot(root).render(
  <StrictMode>
    <MiniWindow mini={mini} />
  </StrictMode>,
);

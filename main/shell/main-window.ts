import { BrowserWindow } from 'electron';
import { APP_ORIGIN } from '../core/app-origin.ts';
import { keepOnPage, type PageNeeds, pagePreferences } from './page-window.ts';

/** The console's window, not loaded yet: call `load` once IPC is served. */
export function createMainWindow(needs: PageNeeds): {
  readonly window: BrowserWindow;
  readonly load: () => Promise<void>;
} {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Earshot',
    backgroundColor: '#0e1014',
    autoHideMenuBar: true,
    webPreferences: pagePreferences(needs),
  });
  keepOnPage(window);
  window.once('ready-to-show', () => window.show());
  return { window, load: () => window.loadURL(`${APP_ORIGIN}/index.html`) };
}

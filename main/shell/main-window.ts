import { BrowserWindow, type Session } from 'electron';
import { APP_ORIGIN } from '../core/app-origin.ts';
import { guardNavigation } from './navigation.ts';

/** A page that crashes as it starts must not be started without a pause. */
const RELOAD_AFTER_MS = 1_000;

interface MainWindowNeeds {
  readonly session: Session;
  readonly preloadPath: string;
  readonly allowDevTools: boolean;
}

/** The console's window, not loaded yet: call `load` once IPC is served. */
export function createMainWindow({ session, preloadPath, allowDevTools }: MainWindowNeeds): {
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
    webPreferences: {
      session,
      preload: preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: allowDevTools,
      // A supervisor watches from the other monitor: clocks go on while the window is covered.
      backgroundThrottling: false,
    },
  });
  guardNavigation(window.webContents);
  // A page that crashed comes back by itself; what it shows lives in the main process.
  window.webContents.on('render-process-gone', () => {
    setTimeout(() => {
      if (!window.isDestroyed()) window.reload();
    }, RELOAD_AFTER_MS);
  });
  window.once('ready-to-show', () => window.show());
  return { window, load: () => window.loadURL(`${APP_ORIGIN}/index.html`) };
}

import type { BrowserWindow, Session, WebPreferences } from 'electron';
import { guardNavigation } from './navigation.ts';
import { keepOffNet } from './off-net.ts';

/** A page that crashes as it starts must not be started without a pause. */
const RELOAD_AFTER_MS = 1_000;

export interface PageNeeds {
  readonly session: Session;
  readonly preloadPath: string;
  readonly allowDevTools: boolean;
}

/** What every page of the console runs under: isolated, sandboxed, with nothing of Node in it. */
export function pagePreferences({
  session,
  preloadPath,
  allowDevTools,
}: PageNeeds): WebPreferences {
  return {
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
  };
}

/** Keeps a window on its one page for life. */
export function keepOnPage(window: BrowserWindow): void {
  guardNavigation(window.webContents);
  keepOffNet(window.webContents);
  // A page that crashed comes back by itself; what it shows lives in the main process.
  window.webContents.on('render-process-gone', () => {
    setTimeout(() => {
      if (!window.isDestroyed()) window.reload();
    }, RELOAD_AFTER_MS);
  });
}

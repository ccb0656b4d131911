import { APP_ORIGIN } from '../core/app-origin.ts';

/** Where an IPC message came from, as Electron reports it. */
export interface Sender {
  readonly webContentsId: number;
  readonly isMainFrame: boolean;
  readonly origin: string;
}

/** Only the main frame of a window that we opened, showing our own page, may ask for anything. */
export function isTrustedSender(sender: Sender | null, windows: ReadonlySet<number>): boolean {
  if (sender === null) return false;
  return sender.isMainFrame && sender.origin === APP_ORIGIN && windows.has(sender.webContentsId);
}

import os from 'node:os';
import type { App } from 'electron';

/** Versions and the like, of the program and of the computer: nothing of the person. */
export function aboutThis(
  app: Pick<App, 'getVersion' | 'isPackaged' | 'getLocale'>,
  notForUsers: string | null,
) {
  const { electron = '', chrome = '', node = '', v8 = '' } = process.versions;
  return {
    earshot: app.getVersion(),
    isInstalled: app.isPackaged,
    isForUsers: app.isPackaged && notForUsers === null,
    electron,
    chrome,
    node,
    v8,
    platform: process.platform,
    architecture: process.arch,
    system: `${os.type()} ${os.release()}`,
    locale: app.getLocale(),
    processors: os.cpus().length,
    memoryMegabytes: Math.round(os.totalmem() / 1_048_576),
    openForSeconds: Math.round(process.uptime()),
  };
}

import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { holderOf } from './lock-holder.ts';
import { standInFor } from './stand-in-folder.ts';

/**
 * The folder in which the console keeps what is its own. Chromium ends without a word where it may not
 * write there, so it gets another for as long as it runs: somebody has calls to watch. There is one other
 * for each folder, since what keeps a second console from starting lies in it.
 */
export function openDataFolder(): string {
  const folder = app.getPath('userData');
  // Whoever has the folder already, from when it could be written, is found by what they left there.
  if (isWritable(folder) || holderOf(folder) !== null) return folder;
  const instead = standInFor(folder);
  app.setPath('userData', instead);
  app.once('quit', () => {
    // A second start leaves it to the first.
    if (app.hasSingleInstanceLock()) rmSync(instead, { recursive: true, force: true });
  });
  return folder;
}

/** Rights alone do not tell it everywhere. */
function isWritable(folder: string): boolean {
  const probe = path.join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    closeSync(openSync(probe, 'w'));
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
}

import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app } from 'electron';

/**
 * The folder in which the console keeps what is its own. Chromium ends without a word where it may not
 * write there, so it gets another for as long as it runs: somebody has calls to watch.
 */
export function openDataFolder(): string {
  const folder = app.getPath('userData');
  if (isWritable(folder)) return folder;
  const instead = mkdtempSync(path.join(tmpdir(), 'earshot-'));
  app.setPath('userData', instead);
  app.once('quit', () => rmSync(instead, { recursive: true, force: true }));
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

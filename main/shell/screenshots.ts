import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow } from 'electron';

const EVERY_MS = 5_000;

/** Writes a picture of the window every five seconds, for machines without a display. */
export function takeScreenshots(window: BrowserWindow, dir: string): void {
  let count = 0;
  const timer = setInterval(async () => {
    if (window.isDestroyed()) return clearInterval(timer);
    count += 1;
    const file = path.join(dir, `start-${String(count).padStart(3, '0')}.png`);
    const picture = await window.webContents.capturePage();
    await mkdir(dir, { recursive: true });
    // Renamed into place, so that whoever copies pictures never meets half of one.
    await writeFile(`${file}.part`, picture.toPNG());
    await rename(`${file}.part`, file);
  }, EVERY_MS);
}

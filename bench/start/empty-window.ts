import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newHome } from '../../test/support/electron/launch-earshot.ts';
import type { AppPlace } from './app-place.ts';

/** The least that an Electron can be: one sandboxed window with a word in it. */
export async function emptyWindow(): Promise<AppPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'empty-window-'));
  await chmod(folder, 0o755);
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'empty-window', version: '1.0.0', type: 'module', main: 'main.js' }),
  );
  await writeFile(join(folder, 'main.js'), MAIN);
  await writeFile(join(folder, 'index.html'), '<!doctype html><h1>Empty</h1>');
  return { folder, home: await newHome(), args: [], shows: 'h1' };
}

const MAIN = `
import { app, BrowserWindow } from 'electron';

app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900 });
  void window.loadFile(new URL('index.html', import.meta.url).pathname);
});
`;

import { fileURLToPath } from 'node:url';
import { app, dialog, session } from 'electron';
import { openDoors } from './ipc/doors.ts';
import { rehearsalForks } from './rehearsal/fork-rehearsal.ts';
import { installMenu } from './shell/app-menu.ts';
import { declareAppScheme, serveAppFiles } from './shell/app-protocol.ts';
import { trustNoOneUnproven } from './shell/certificates.ts';
import { openDataFolder } from './shell/data-folder.ts';
import { readLaunchOptions } from './shell/launch-options.ts';
import { collectLinks } from './shell/linked-calls.ts';
import { createMainWindow } from './shell/main-window.ts';
import { fetchNoDictionary, guardNet, takeNoHints } from './shell/off-net.ts';
import { guardPermissions } from './shell/permissions.ts';
import { REFUSED_WORDS, refusedSwitch } from './shell/switches.ts';

/*
 * Where the console starts, and no more than has to be there before its page loads. The page and the
 * rehearsal take processes of their own to start, so all the rest is read while they do.
 */

const outDir = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const hasSwitch = (name: string) => app.isPackaged && app.commandLine.hasSwitch(name);
refuse(refusedSwitch(hasSwitch));
trustNoOneUnproven(process.env);

// Before Electron is ready: what it fixes for the life of the process.
app.enableSandbox();
takeNoHints(app.commandLine);
declareAppScheme();
const links = collectLinks(app, process.argv, process.platform);
const userData = openDataFolder();
if (app.requestSingleInstanceLock()) {
  app.whenReady().then(open).catch(giveUp);
} else {
  app.quit();
}

async function open(): Promise<void> {
  const options = readLaunchOptions(process.argv, process.env, app.isPackaged);
  const forks = rehearsalForks(outDir('rehearsal.js'), options.rehearse);
  const iconPath = outDir('../../packaging/icons/256x256.png');
  // Elsewhere the program's own file carries it.
  if (process.platform === 'linux') {
    app.on('browser-window-created', (_event, window) => window.setIcon(iconPath));
  }
  installMenu(process.platform === 'darwin', !app.isPackaged, () => app.showAboutPanel());

  // The doors of the pages and their guards, before one loads.
  const browserSession = session.defaultSession;
  const isGuarded = guardNet(browserSession);
  guardPermissions(browserSession);
  fetchNoDictionary(browserSession);
  serveAppFiles(browserSession, outDir('../renderer'));
  const doors = openDoors();
  const page = {
    session: browserSession,
    preloadPath: outDir('../preload/index.cjs'),
    allowDevTools: !app.isPackaged,
  };
  const { window, load } = createMainWindow(page);
  await isGuarded;
  const loadFailure = load().then(
    () => null,
    (error: unknown) => error,
  );

  const { openConsole } = await import('./console.ts');
  await openConsole({
    options,
    userData,
    links,
    hasSwitch,
    iconPath,
    page,
    window,
    loadFailure,
    doors,
    forks,
  });
}

/** Started with a switch that must not be, it does not even begin. */
function refuse(name: string | null): void {
  if (name === null) return;
  dialog.showErrorBox(REFUSED_WORDS.title, REFUSED_WORDS.text(name));
  process.exit(1);
}

async function giveUp(error: unknown): Promise<void> {
  const { openLog } = await import('./shell/log.ts');
  openLog().error(error);
  app.exit(1);
}

import { ensureBuilt } from './build.mjs';
import { openConsole } from './desktop/open-console.mjs';
import { desktopOfThisUser } from './desktop/this-desktop.mjs';
import { runScript, say } from './project.mjs';
import { ensureElectron } from './setup/electron-runtime.mjs';
import { ensureNpmPackages } from './setup/npm-packages.mjs';
import {
  appLibraries,
  desktopLibraries,
  ensureSystemLibraries,
} from './setup/system-libraries.mjs';
import { parseStartOptions } from './start-options.mjs';

/*
 * `npm start [-- --for SECONDS]`: sets up what is missing, builds, and opens the console.
 */
await runScript(async () => {
  const options = parseStartOptions(process.argv.slice(2));
  const desktop = desktopOfThisUser();
  const libraries = desktop.isComplete ? appLibraries : [...appLibraries, ...desktopLibraries];

  await ensureSystemLibraries(libraries);
  await ensureNpmPackages();
  const electron = await ensureElectron();
  await ensureBuilt();

  if (!desktop.hasDisplay) say('There is no display here: the console runs on a virtual one.');
  return openConsole({ electron, desktop, ...options });
});

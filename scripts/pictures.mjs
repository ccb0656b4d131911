import { ensureBuilt } from './build.mjs';
import { withDisplay, withTemporaryFolder } from './desktop/test-place.mjs';
import { show } from './processes.mjs';
import { inProject, projectFolder, runScript } from './project.mjs';
import { ensureElectron } from './setup/electron-runtime.mjs';
import { ensureNpmPackages } from './setup/npm-packages.mjs';
import {
  appLibraries,
  desktopLibraries,
  ensureSystemLibraries,
} from './setup/system-libraries.mjs';

/*
 * `npm run pictures [-- -g NAME]`: takes the pictures of the README and the user guide anew, into
 * docs/screens/, of the real app on a simulated floor. Arguments go to Playwright.
 */
await runScript(async () => {
  await ensureSystemLibraries([...appLibraries, ...desktopLibraries]);
  await ensureNpmPackages();
  await ensureElectron();
  await ensureBuilt();

  const playwright = inProject('node_modules', '@playwright', 'test', 'cli.js');
  const config = inProject('test', 'pictures', 'playwright.config.ts');
  const args = [playwright, 'test', '--config', config, ...process.argv.slice(2)];
  return withTemporaryFolder((folder) =>
    withDisplay((display) =>
      show(process.execPath, args, {
        cwd: projectFolder,
        env: { ...process.env, ...folder, ...display },
        stdout: 'stdout',
      }),
    ),
  );
});

import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { runScript, SetUpError, say } from './project.mjs';
import { ensureNpmPackages } from './setup/npm-packages.mjs';

/*
 * `npm run dist [-- --only TARGET]`: sets up what is missing, builds, and packages for this system into
 * dist/. With --only, nothing but this: an installer's name, or `dir` for what they would install.
 */
await runScript(async () => {
  const only = parseDistOptions(process.argv.slice(2));
  await ensureNpmPackages();
  await ensureBuilt();
  // Not before: it needs what has just been installed.
  const { packageApp } = await import('./packaging/package-app.mjs');
  const files = await packageApp(only);
  for (const file of files) say(`dist/${basename(file)}`);
  return 0;
});

/** @param {readonly string[]} args */
function parseDistOptions(args) {
  try {
    return parseArgs({ args: [...args], options: { only: { type: 'string' } } }).values.only;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new SetUpError(message, 'usage: npm run dist [-- --only TARGET]');
  }
}

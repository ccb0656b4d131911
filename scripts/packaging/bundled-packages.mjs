import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { productionPackages } from '../desktop/staged-app.mjs';
import { inProject } from '../project.mjs';

/*
 * Which npm packages are shipped. Most are inside the bundles, where nothing tells them any more, so
 * the build writes down what it takes.
 */

const notes = inProject('out', 'bundled');

/**
 * A plugin for a build that writes down the packages of the modules that it reads.
 * @param {string} bundle
 * @returns {import('vite').Plugin}
 */
export function noteBundledPackages(bundle) {
  return {
    name: 'earshot:bundled-packages',
    async generateBundle() {
      const found = new Set([...this.getModuleIds()].flatMap((id) => packageFolder(id) ?? []));
      await mkdir(notes, { recursive: true });
      const text = JSON.stringify([...found].sort(), undefined, 2);
      await writeFile(join(notes, `${bundle}.json`), `${text}\n`);
    },
  };
}

/**
 * The folder of the package that a module belongs to, from the project on.
 * @param {string} moduleId a path, with what bundlers put before and after it
 */
export function packageFolder(moduleId) {
  const path = moduleId.replaceAll('\\', '/');
  return /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/?]+/.exec(path)?.[0];
}

/**
 * The folders of all packages that are shipped, in the bundles or beside them; those that are for other
 * platforms are not there.
 * @returns {Promise<string[]>}
 */
export async function shippedPackages() {
  const lock = JSON.parse(await readFile(inProject('package-lock.json'), 'utf8'));
  const bundles = await readdir(notes);
  const bundled = await Promise.all(bundles.map((name) => readFile(join(notes, name), 'utf8')));
  const all = [...bundled.flatMap((text) => JSON.parse(text)), ...productionPackages(lock)];
  return [...new Set(all)].sort();
}

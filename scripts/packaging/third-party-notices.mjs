import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { inProject } from '../project.mjs';
import { shippedPackages } from './bundled-packages.mjs';

/** Where electron-builder takes it from. */
const file = inProject('out', 'third-party-notices.txt');

/** Writes the licences of all packages that are shipped, as most of them want it. */
export async function writeThirdPartyNotices() {
  const folders = (await shippedPackages()).filter((folder) => existsSync(inProject(folder)));
  await writeFile(file, noticesOf(await Promise.all(folders.map(readPackage))));
}

/**
 * @typedef {object} LicensedPackage
 * @property {string} name with its version
 * @property {string} license its name
 * @property {string} text
 */

/** Each text once, under all that come with it. @param {readonly LicensedPackage[]} packages */
export function noticesOf(packages) {
  /** @type {Map<string, LicensedPackage[]>} */
  const byText = new Map();
  for (const each of packages) byText.set(each.text, [...(byText.get(each.text) ?? []), each]);
  const blocks = [...byText].map(([text, together]) => {
    const names = together.map(({ name, license }) => `${name} (${license})`);
    return [...names, '', text || 'Its package holds no text of the licence.'].join('\n');
  });
  return [beginning, ...blocks].join(`\n${'-'.repeat(78)}\n`);
}

const beginning = `Earshot holds these packages of others. Electron and Chromium come with notices of their own,
LICENSE.electron.txt and LICENSES.chromium.html.
`;

/** @param {string} folder @returns {Promise<LicensedPackage>} */
async function readPackage(folder) {
  const { name, version, license } = JSON.parse(
    await readFile(inProject(folder, 'package.json'), 'utf8'),
  );
  const files = await readdir(inProject(folder));
  const texts = files.filter((each) => /^(licen[cs]e|notice|copying)([.-]|$)/i.test(each)).sort();
  const read = await Promise.all(texts.map((each) => readFile(inProject(folder, each), 'utf8')));
  return {
    name: `${name} ${version}`,
    license: typeof license === 'string' ? license : 'see below',
    text: read.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n'),
  };
}

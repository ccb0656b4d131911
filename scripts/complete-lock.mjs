import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { inProject, runScript, say } from './project.mjs';

/*
 * `npm run complete-lock`, after a change of dependencies: npm leaves packages for other platforms
 * out of the lock when the registry at hand does not hold them, and then `npm ci` refuses the lock
 * everywhere. This names them, with their exact versions, as their parents do.
 */

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string[]} [cpu]
 * @property {boolean} [dev]
 * @property {string[]} [libc]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {Record<string, string>} [optionalDependencies]
 *
 * @typedef {Record<string, LockEntry>} LockedPackages by their folder
 */

/**
 * The packages with those added that an entry names as optional and that are nowhere.
 * @param {LockedPackages} packages
 * @returns {LockedPackages}
 */
export function completed(packages) {
  const added = Object.entries(packages).flatMap(([folder, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(packages, folder, name))
      .map(([name, version]) => [`node_modules/${name}`, platformEntry(name, version, entry)]),
  );
  const all = [...Object.entries(packages), ...added];
  return Object.fromEntries(all.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)));
}

/**
 * Looks where Node would: inside the package's own folder, then further and further out.
 * @param {LockedPackages} packages
 * @param {string} folder
 * @param {string} name
 */
function isLocked(packages, folder, name) {
  const steps = folder.split(/(?:^|\/)node_modules\//).slice(1);
  const places = steps.map(
    (_, index) => `node_modules/${steps.slice(0, index + 1).join('/node_modules/')}/`,
  );
  return ['', ...places].some((place) => packages[`${place}node_modules/${name}`]);
}

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'x64',
  'arm',
];

/**
 * Such packages say in their name what they are for, so that npm skips them elsewhere.
 * @param {string} name
 * @param {string} version
 * @param {LockEntry} parent
 * @returns {LockEntry}
 */
function platformEntry(name, version, parent) {
  const os = systems.find((system) => name.includes(system));
  const cpu = processors.find((processor) => name.includes(processor));
  if (!os || !cpu || !/^\d/.test(version)) {
    throw new Error(`${name}@${version} is missing from the lock and not for one platform.`);
  }
  return {
    version,
    cpu: [cpu],
    ...(parent.dev ? { dev: true } : {}),
    ...(os === 'linux' ? libc(name) : {}),
    optional: true,
    os: [os],
  };
}

/** @param {string} name */
function libc(name) {
  if (name.includes('musl')) return { libc: ['musl'] };
  return name.includes('gnu') ? { libc: ['glibc'] } : {};
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(async () => {
    const file = inProject('package-lock.json');
    const lock = JSON.parse(await readFile(file, 'utf8'));
    const packages = completed(lock.packages);
    const added = Object.keys(packages).length - Object.keys(lock.packages).length;
    await writeFile(file, `${JSON.stringify({ ...lock, packages }, undefined, 2)}\n`);
    say(`package-lock.json: ${added} packages for other platforms added`);
    return 0;
  });
}

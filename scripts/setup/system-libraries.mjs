import { capture, show } from '../processes.mjs';
import { SetUpError, say } from '../project.mjs';
import { rootPrefix } from './root.mjs';

/*
 * Each library is a list of names of which one must be installed: Ubuntu 24.04 renamed some for
 * the 64-bit time_t, newest name first.
 */

/** @type {readonly (readonly string[])[]} */
export const appLibraries = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libasound2t64', 'libasound2'],
  ['libnss3'],
  ['libgbm1'],
  ['libsecret-1-0'],
  ['unzip'],
];

/** What stands in for a desktop: a screen, a session bus and a keychain. @type {typeof appLibraries} */
export const desktopLibraries = [['xvfb'], ['dbus'], ['gnome-keyring']];

/**
 * What tests start: a server, and a program that speaks to one; what they need of a desktop: its way to
 * notifications, and somebody's hands.
 * @type {typeof appLibraries}
 */
export const testPrograms = [['redis-server'], ['curl'], ['libnotify4'], ['xdotool']];

/** What packages the app where electron-builder cannot fetch its own. @type {typeof appLibraries} */
export const packers = [['p7zip-full']];

/** apt waits this long for another apt, instead of failing at once. */
const lockTimeoutSeconds = 300;

/**
 * Installs what is missing by apt when this may be done without asking; otherwise throws with the
 * one line to run. On a Linux without dpkg it is left to the person.
 * @param {typeof appLibraries} libraries
 */
export async function ensureSystemLibraries(libraries) {
  if (process.platform !== 'linux') return;
  const installed = await installedPackages(libraries.flat());
  if (installed === undefined) return;
  const missing = missingLibraries(libraries, installed);
  if (missing.length === 0) return;
  const asRoot = await rootPrefix();
  if (asRoot === undefined) throw await askToInstall(missing);
  say(`Installing system libraries: ${missing.map((names) => names.at(-1)).join(' ')}`);
  await apt(asRoot, ['update', '-qq']);
  const packages = await choosePackages(missing);
  // Reinstalling also mends what an interrupted apt left half installed.
  await apt(asRoot, [
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    '--reinstall',
    ...packages,
  ]);
}

/**
 * @param {typeof appLibraries} libraries
 * @param {ReadonlySet<string>} installed
 */
export function missingLibraries(libraries, installed) {
  return libraries.filter((names) => !names.some((name) => installed.has(name)));
}

/**
 * The installed packages in the output of `dpkg-query -W -f '${Package} ${db:Status-Status}\n'`. A
 * removed package whose configuration stayed is listed too, but is not installed.
 * @param {string} listing
 */
export function parseInstalled(listing) {
  const rows = listing.split('\n').map((line) => line.split(' '));
  return new Set(rows.filter(([, status]) => status === 'installed').map(([name]) => name ?? ''));
}

/**
 * The names that apt could install, in the output of `apt-cache policy NAME…`. A name that only
 * other packages provide has no candidate.
 * @param {string} policy
 */
export function parseInstallable(policy) {
  const blocks = policy.split(/^(?=\S)/m);
  const installable = blocks.filter((block) => /^ +Candidate: (?!\(none\))/m.test(block));
  return new Set(installable.map((block) => block.slice(0, block.indexOf(':'))));
}

/** @param {typeof appLibraries} missing @param {ReadonlySet<string>} installable */
export function namesToInstall(missing, installable) {
  return missing.map((names) => names.find((name) => installable.has(name)) ?? names.at(-1) ?? '');
}

/** @param {readonly string[]} packages @returns {string} the one line to run */
export function installLine(packages) {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}

/** @param {readonly string[]} names @returns {Promise<Set<string> | undefined>} undefined without dpkg */
async function installedPackages(names) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg's
  const format = '${Package} ${db:Status-Status}\\n';
  // Exit code 1 only says that some names are unknown to dpkg.
  const { code, stdout } = await capture('dpkg-query', ['-W', '-f', format, ...names]);
  return code > 1 ? undefined : parseInstalled(stdout);
}

/** @param {typeof appLibraries} missing */
async function choosePackages(missing) {
  const { stdout } = await capture('apt-cache', ['policy', ...missing.flat()], {
    env: { ...process.env, LC_ALL: 'C' },
  });
  return namesToInstall(missing, parseInstallable(stdout));
}

/** @param {typeof appLibraries} missing */
async function askToInstall(missing) {
  const packages = await choosePackages(missing);
  return new SetUpError(
    'Some system libraries are missing and this user may not install them. Run this line, then start again:',
    `\n  ${installLine(packages)}\n`,
  );
}

/** @param {readonly string[]} asRoot @param {readonly string[]} args */
async function apt(asRoot, args) {
  const [command = 'env', ...rest] = [
    ...asRoot,
    ...['env', 'DEBIAN_FRONTEND=noninteractive', 'NEEDRESTART_SUSPEND=1', 'apt-get'],
    ...['-o', `DPkg::Lock::Timeout=${lockTimeoutSeconds}`, '-o', 'Dpkg::Use-Pty=0'],
    ...args,
  ];
  const code = await show(command, rest);
  if (code === 0) return;
  throw new SetUpError(`apt-get ${args[0]} failed with code ${code}; its own message is above.`);
}

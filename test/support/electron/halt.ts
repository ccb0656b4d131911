import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pause } from '../../../scripts/processes.mjs';
import { type Earshot, installed, type LaunchOptions } from './launch-earshot.ts';

/** Stops the process of the rehearsal as soon as this console has one, and answers its number. */
export async function haltRehearsal(userDataDir: string): Promise<number> {
  return halt(
    await found((command) => command.includes(NODE_SERVICE) && command.includes(userDataDir)),
  );
}

/** Stops the keychain of this console's session until what this answers is called. */
export async function haltKeychain(userDataDir: string): Promise<() => void> {
  const isKeychain = (command: string) => command.startsWith('gnome-keyring-daemon');
  const pid = halt(await found(isKeychain, `HOME=${dirname(userDataDir)}`));
  return () => process.kill(pid, 'SIGCONT');
}

/**
 * Opens a console whose keychain answers nobody, as one that waits for its owner's password, until `goOn`.
 * Nothing of the console's own runs before the keychain has stopped.
 */
export async function launchWithHaltedKeychain(
  launch: (options: LaunchOptions) => Promise<Earshot>,
  userDataDir: string,
): Promise<Earshot & { goOn(): void }> {
  const home = dirname(userDataDir);
  const [gate, waiter] = [join(home, 'gate'), join(home, 'waiter')];
  const { electron } = await installed();
  // It is started in Electron's place as soon as the session has its keychain.
  const script = `#!/bin/bash\nuntil [[ -e '${gate}' ]]; do sleep 0.02; done\nexec '${electron}' "$@"\n`;
  await writeFile(waiter, script, { mode: 0o755 });
  const launched = launch({ userData: userDataDir, env: { EARSHOT_ELECTRON: waiter } });
  await found((command) => command.startsWith(`/bin/bash\0${waiter}\0`));
  const goOn = await haltKeychain(userDataDir);
  await writeFile(gate, '');
  return { ...(await launched), goOn };
}

function halt(pid: number): number {
  process.kill(pid, 'SIGSTOP');
  return pid;
}

/** The process of such a command, started with this in its environment where that is named. */
async function found(isIt: (command: string) => boolean, variable?: string): Promise<number> {
  for (;;) {
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      if (!isIt(await told(pid, 'cmdline'))) continue;
      const isMeant =
        variable === undefined || (await told(pid, 'environ')).split('\0').includes(variable);
      if (isMeant) return Number(pid);
    }
    await pause(LOOK_EVERY_MS);
  }
}

function told(pid: string, file: string): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
}

/** What Chromium starts for a program of Node's; a console has no other. */
const NODE_SERVICE = '--utility-sub-type=node.mojom.NodeService';
/** A small part of what it takes to start. */
const LOOK_EVERY_MS = 5;

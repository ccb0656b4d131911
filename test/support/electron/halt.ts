import { readdir, readFile } from 'node:fs/promises';
import { pause } from '../../../scripts/processes.mjs';

/** Stops the process of the rehearsal as soon as this console has one, and answers its number. */
export async function haltRehearsal(userDataDir: string): Promise<number> {
  for (;;) {
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      if (!command.includes(NODE_SERVICE) || !command.includes(userDataDir)) continue;
      process.kill(Number(pid), 'SIGSTOP');
      return Number(pid);
    }
    await pause(LOOK_EVERY_MS);
  }
}

/** What Chromium starts for a program of Node's; a console has no other. */
const NODE_SERVICE = '--utility-sub-type=node.mojom.NodeService';
/** A small part of what it takes to start. */
const LOOK_EVERY_MS = 5;

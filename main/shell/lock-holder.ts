import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/**
 * The process that has this folder for its own, as Chromium notes it on Linux and macOS; null where nobody
 * has, or who had is gone.
 */
export function holderOf(folder: string): number | null {
  try {
    const note = readlinkSync(path.join(folder, 'SingletonLock'));
    const [, host, pid] = /^(.+)-(\d+)$/.exec(note) ?? [];
    return host === hostname() && isConsole(Number(pid)) ? Number(pid) : null;
  } catch {
    return null;
  }
}

/** Numbers of processes are given anew: another program may have it by now. */
function isConsole(pid: number): boolean {
  if (pid === process.pid) return false;
  process.kill(pid, 0);
  if (process.platform !== 'linux') return true;
  return programOf(pid) === programOf('self');
}

/** Its name alone: an AppImage lies elsewhere at each start, and a new version may have taken its place. */
function programOf(pid: number | 'self'): string {
  return path.basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '');
}

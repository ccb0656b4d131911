import { powerMonitor } from 'electron';

/**
 * Calls back whenever the machine wakes or somebody unlocks it: what the console knows may be old, and
 * connections that look open may be dead. One wake may call twice. Electron has to be ready.
 */
export function watchWaking(onWake: () => void): void {
  powerMonitor.on('resume', onWake);
  powerMonitor.on('unlock-screen', onWake);
}

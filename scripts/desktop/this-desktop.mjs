import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isRoot } from '../setup/root.mjs';

/**
 * @typedef {object} Desktop
 * @property {boolean} hasDisplay
 * @property {boolean} isComplete the app can simply be started: there is a display, a session bus,
 *   and the one who starts it is not root
 */

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @param {boolean} [root]
 * @returns {Desktop}
 */
export function desktopOfThisUser(env = process.env, platform = process.platform, root = isRoot()) {
  if (platform !== 'linux') return { hasDisplay: true, isComplete: true };
  const hasDisplay = Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  return { hasDisplay, isComplete: hasDisplay && hasSessionBus(env) && !root };
}

/** @param {NodeJS.ProcessEnv} env */
function hasSessionBus(env) {
  const usual = env.XDG_RUNTIME_DIR && join(env.XDG_RUNTIME_DIR, 'bus');
  return Boolean(env.DBUS_SESSION_BUS_ADDRESS || (usual && existsSync(usual)));
}

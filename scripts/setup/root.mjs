import { capture } from '../processes.mjs';

export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * What to put before a command so that root runs it; undefined when that needs a password.
 * @returns {Promise<string[] | undefined>}
 */
export async function rootPrefix() {
  if (isRoot()) return [];
  const { code } = await capture('sudo', ['-n', 'true']);
  return code === 0 ? ['sudo', '-n'] : undefined;
}

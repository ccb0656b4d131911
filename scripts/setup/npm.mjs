import { capture } from '../processes.mjs';

/**
 * Runs npm and collects its output. The npm that started this script is preferred, so that its
 * version and configuration stay the same; it is a script that Node runs, on every platform.
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function npm(args, options) {
  const [command, ...before] = npmCommand();
  return capture(command, [...before, ...args], options);
}

/** @param {NodeJS.ProcessEnv} [env] @returns {[command: string, ...args: string[]]} */
export function npmCommand(env = process.env) {
  const script = env.npm_execpath;
  return script && /npm-cli\.c?js$/.test(script) ? [process.execPath, script] : ['npm'];
}

import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 128 + the signal's number when a signal ended it, as in a shell
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Runs a command to its end and collects its output. Never rejects for a failing or missing
 * command: a missing one has code 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<Outcome>}
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', (error) => resolve({ code: 127, stdout, stderr: stderr || error.message }));
    child.on('close', (code, signal) => resolve({ code: exitCode(code, signal), stdout, stderr }));
  });
}

/**
 * Runs a command with its output on this terminal; stdout goes where `stdout` says.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { stdout?: 'stdout' | 'stderr' }} [options]
 * @returns {Promise<number>} its exit code
 */
export function show(command, args, { stdout = 'stderr', ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ['inherit', stdout === 'stdout' ? 1 : 2, 2],
    });
    const passOn = passSignalsTo(child);
    child.on('error', () => resolve(127));
    child.on('close', (code, signal) => {
      passOn.stop();
      resolve(exitCode(code, signal));
    });
  });
}

/** The exit code a shell would report. @param {number | null} code @param {string | null} signal */
export function exitCode(code, signal) {
  if (code !== null) return code;
  const numbers = /** @type {Record<string, number>} */ (constants.signals);
  return 128 + (signal ? (numbers[signal] ?? 0) : 0);
}

/**
 * While a child runs, SIGINT and SIGTERM are its business: it gets them and this process lives on
 * to report its exit code.
 * @param {import('node:child_process').ChildProcess} child
 */
function passSignalsTo(child) {
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, passOn);
  return {
    stop: () => {
      for (const signal of signals) process.off(signal, passOn);
    },
  };
}

/** @param {number} ms @returns {Promise<void>} */
export function pause(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

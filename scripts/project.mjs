import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWithNpm } from './end-with-npm.mjs';

/** The checkout these scripts belong to. */
export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {...string} parts */
export function inProject(...parts) {
  return join(projectFolder, ...parts);
}

/** One line of progress. On stderr, because the simulator's stdout is read by programs. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** @param {string | Buffer} content */
export function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

/** @param {string} file */
export async function sha256OfFile(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Something that stops a script and that the person can put right: shown as its message and hint,
 * without a stack.
 */
export class SetUpError extends Error {
  /** @param {string} message @param {string} [hint] */
  constructor(message, hint = '') {
    super(message);
    this.name = 'SetUpError';
    this.hint = hint;
  }
}

/**
 * Runs a script's body and turns what it returns or throws into the exit code.
 * @param {() => Promise<number>} body
 */
export async function runScript(body) {
  endWithNpm();
  try {
    process.exitCode = await body();
  } catch (error) {
    process.exitCode = 1;
    if (!(error instanceof SetUpError)) throw error;
    say(`\n${error.message}`);
    if (error.hint) say(error.hint);
  }
}

import { parseArgs } from 'node:util';
import { SetUpError } from './project.mjs';

/**
 * @typedef {object} StartOptions
 * @property {number | undefined} forSeconds end by itself after this time; undefined: run until closed
 */

/** @param {readonly string[]} args @returns {StartOptions} */
export function parseStartOptions(args) {
  const { values } = parse(args);
  if (values.for === undefined) return { forSeconds: undefined };
  const forSeconds = Number(values.for);
  if (Number.isFinite(forSeconds) && forSeconds > 0) return { forSeconds };
  throw new SetUpError(`--for takes a number of seconds, not "${values.for}".`, usage);
}

const usage = 'usage: npm start [-- --for SECONDS]';

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return parseArgs({ args: [...args], options: { for: { type: 'string' } } });
  } catch (error) {
    throw new SetUpError(error instanceof Error ? error.message : String(error), usage);
  }
}

import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { endGroup } from '../process-group.mjs';
import { exitCode } from '../processes.mjs';
import { inProject, projectFolder, SetUpError } from '../project.mjs';

/** A part that hangs is ended, so that the others still run. */
const limitMs = 40 * 60_000;

/**
 * Runs one part to its end, shows how it went, and all it said when it failed.
 * @param {import('./parts.mjs').Part} part
 * @param {Record<string, string>} env
 * @returns {Promise<import('./count.mjs').Counts>}
 */
export async function runPart(part, env) {
  const startedAt = performance.now();
  const report = part.report && inProject(part.report);
  if (report) {
    await rm(report, { force: true });
    await mkdir(dirname(report), { recursive: true });
  }
  const { code, output } = await run(part, env);
  const written = report && (await readFile(report, 'utf8').catch(() => undefined));
  const counts = part.count({ code, output, report: written || undefined });
  show(part, counts, output, performance.now() - startedAt);
  return counts;
}

/** @param {import('./parts.mjs').Part} part @param {string} reason @returns {import('./count.mjs').Counts} */
export function notRun(part, reason) {
  const counts = { passed: 0, failed: 1, skipped: 0, problem: `not run: ${reason}` };
  show(part, counts, '', 0);
  return counts;
}

/**
 * @param {import('./parts.mjs').Part} part
 * @param {Record<string, string>} env
 * @returns {Promise<{ code: number, output: string }>}
 */
function run(part, env) {
  const [command = '', ...args] = part.command;
  const child = spawn(command, args, {
    cwd: projectFolder,
    env: { ...process.env, ...env, ...part.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  /** @type {string[]} */
  const output = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output.push(text);
      if (part.live) process.stdout.write(text);
    });
  }
  const limit = setTimeout(() => {
    output.push(`\nEnded after ${limitMs / 60_000} minutes.\n`);
    endGroup(child, 5_000);
  }, limitMs);
  return new Promise((resolve, reject) => {
    let stopped = false;
    const stop = async () => {
      stopped = true;
      await endGroup(child, 5_000);
      reject(new SetUpError(`Stopped during ${part.name}.`));
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (!stopped) resolve({ code: exitCode(code, signal), output: output.join('') });
    });
  });
}

/**
 * @param {import('./parts.mjs').Part} part
 * @param {import('./count.mjs').Counts} counts
 * @param {string} output
 * @param {number} ms
 */
function show(part, { passed, failed, skipped, problem }, output, ms) {
  const mark = failed === 0 ? 'ok  ' : 'FAIL';
  const numbers = part.report
    ? `  ${passed}/${passed + failed}${skipped ? ` (${skipped} skipped)` : ''}`
    : '';
  const seconds = `${(ms / 1_000).toFixed(1)} s`.padStart(8);
  console.log(`${mark} ${seconds}  ${part.name}${numbers}${problem ? `: ${problem}` : ''}`);
  if (failed > 0 && !part.live) console.log(indented(output));
}

/** @param {string} output */
function indented(output) {
  return output.trim().replace(/^/gm, '     | ');
}

import { readdir, readFile, readlink } from 'node:fs/promises';
import { pause } from './processes.mjs';

/*
 * A child that was started with `detached: true` leads a process group of its own number. Signals
 * to the group reach everything below it that did not leave the group.
 */

/**
 * Ends a group: asks its main process, waits, then kills what is left of it.
 * @param {import('node:child_process').ChildProcess} leader
 * @param {number} graceMs
 * @param {string} [binary] the program to ask, when the leader only runs it
 */
export async function endGroup(leader, graceMs, binary) {
  const group = leader.pid;
  if (group === undefined) return;
  if (process.platform === 'win32') return void leader.kill();
  await signalMainProcess(group, binary);
  await untilGroupEnds(group, graceMs);
  signal(-group, 'SIGKILL');
  await untilGroupEnds(group, 5_000);
}

/**
 * Waits until nothing of the group runs. Returns whether that came about in time.
 * @param {number} group @param {number} timeoutMs
 */
export async function untilGroupEnds(group, timeoutMs) {
  const deadline = Date.now() + timeoutMs;
  while (await groupRuns(group)) {
    if (Date.now() > deadline) return false;
    await pause(50);
  }
  return true;
}

/** @param {number} group @param {string | undefined} binary */
async function signalMainProcess(group, binary) {
  const program = binary === undefined ? [] : await running(group, binary);
  // Its helpers run the same program, but are its own children.
  const main = program.find(({ parent }) => !program.some(({ pid }) => pid === parent));
  if (main) return signal(main.pid, 'SIGTERM');
  return signal(-group, 'SIGTERM');
}

/** @param {number} group @param {string} binary */
async function running(group, binary) {
  const members = await runningMembers(group);
  const programs = await Promise.all(
    members.map(({ pid }) => readlink(`/proc/${pid}/exe`).catch(() => '')),
  );
  return members.filter((_, index) => programs[index] === binary);
}

/** @param {number} group */
async function groupRuns(group) {
  if (!signal(-group, 0)) return false;
  return process.platform !== 'linux' || (await runningMembers(group)).length > 0;
}

/**
 * Zombies answer signals, and stay for good where process 1 reaps nothing, so /proc is asked.
 * @param {number} group
 */
async function runningMembers(group) {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')),
  );
  return stats.flatMap((stat) => {
    const found = parseProcessStat(stat);
    return found && found.group === group && found.state !== 'Z' ? [found] : [];
  });
}

/**
 * Reads /proc/PID/stat. The name of the program comes in brackets and may hold anything.
 * @param {string} stat
 */
export function parseProcessStat(stat) {
  const pid = Number.parseInt(stat, 10);
  const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (Number.isNaN(pid) || state === undefined) return undefined;
  return { pid, state, parent: Number(parent), group: Number(group) };
}

/** @param {number} pid @param {NodeJS.Signals | 0} name @returns {boolean} whether there was one to signal */
function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

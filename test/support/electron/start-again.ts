import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { exitCode } from '../../../scripts/processes.mjs';
import { type Earshot, installed, program } from './launch-earshot.ts';

/** Starts the console once more beside one that runs, and answers the exit code of that start. */
export async function startAgain(
  { userDataDir }: Pick<Earshot, 'userDataDir'>,
  args: readonly string[] = [],
): Promise<number> {
  const place = await installed();
  const { executablePath, env, cwd } = await program(place, dirname(userDataDir), {});
  const words = [place.folder, `--user-data-dir=${userDataDir}`, ...args];
  // A session ends with all of its group, which must not be that of the tests.
  const options = { env, cwd, stdio: 'ignore', detached: true } as const;
  const started = spawn(executablePath, words, options);
  return new Promise((resolve, reject) => {
    started.once('error', reject);
    started.once('close', (code, signal) => resolve(exitCode(code, signal)));
  });
}

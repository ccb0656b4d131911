import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The mark of this installation, which its own legs carry in their label, so that they are known again
 * after a restart. Not a secret.
 */
export async function readConsoleId(
  userDataDir: string,
  report: (problem: unknown) => void,
): Promise<string> {
  const file = path.join(userDataDir, 'console-id');
  const known = await readFile(file, 'utf8').catch(() => '');
  if (/^[a-z0-9]{12}$/.test(known.trim())) return known.trim();

  const fresh = randomBytes(6).toString('hex');
  try {
    await mkdir(userDataDir, { recursive: true });
    // Written aside and renamed, so that a crash leaves a whole file or none.
    await writeFile(`${file}.new`, `${fresh}\n`);
    await rename(`${file}.new`, file);
  } catch (error) {
    // Good for this run. A console that does not start would be worse.
    report(error);
  }
  return fresh;
}

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { replaceFile } from '../replace-file.ts';

/**
 * The mark of this installation, which its own legs carry in their label, so that they are known again
 * after a restart. Not a secret. Kept in the first of these folders that takes it.
 */
export async function readConsoleId(
  folders: readonly string[],
  report: (problem: unknown) => void,
): Promise<string> {
  const files = [...new Set(folders)].map((folder) => path.join(folder, 'console-id'));
  for (const file of files) {
    const known = (await readFile(file, 'utf8').catch(() => '')).trim();
    if (/^[a-z0-9]{12}$/.test(known)) return known;
  }
  const fresh = randomBytes(6).toString('hex');
  for (const file of files) {
    try {
      await replaceFile(file, `${fresh}\n`);
      break;
    } catch (error) {
      // Good for this run. A console that does not start would be worse.
      report(error);
    }
  }
  return fresh;
}

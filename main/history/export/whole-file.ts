import { open, rename, rm } from 'node:fs/promises';
import type { Result } from '../../../common/failure.ts';

/** So much is written at a time, in characters: some milliseconds of work, after which others have a turn. */
const PORTION = 16_000;

/**
 * Has a file written under another name, and gives it its own when it is whole and on the disk. After a
 * failure or an error nothing of it is left, and what lay there before is as it was. Throws what the
 * disk says.
 */
export async function wholeFile<T>(
  place: string,
  fill: (write: (text: string) => Promise<void>) => Promise<Result<T>>,
): Promise<Result<T>> {
  const unfinished = `${place}.unfinished`;
  try {
    const result = await filled(unfinished, fill);
    if (result.ok) await rename(unfinished, place);
    return result;
  } finally {
    await rm(unfinished, { force: true }).catch(ignore);
  }
}

async function filled<T>(
  file: string,
  fill: (write: (text: string) => Promise<void>) => Promise<Result<T>>,
): Promise<Result<T>> {
  const handle = await open(file, 'w', 0o600);
  try {
    let waiting = '';
    const result = await fill(async (text) => {
      waiting += text;
      if (waiting.length < PORTION) return;
      await handle.writeFile(waiting);
      waiting = '';
    });
    if (result.ok) await handle.writeFile(waiting);
    // Else a power cut may leave the name on an empty file.
    if (result.ok) await handle.sync();
    return result;
  } finally {
    await handle.close();
  }
}

/** What went wrong before is told; what cannot be cleared away has a name that says what it is. */
function ignore(): void {}

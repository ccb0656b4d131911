import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';

/** A crash at any moment leaves the old file or the new one, each of them whole. */
export async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const next = await open(`${file}.new`, 'w', 0o600);
  try {
    await next.writeFile(text);
    // Else a power cut may leave the new name on an empty file.
    await next.sync();
  } finally {
    await next.close();
  }
  await rename(`${file}.new`, file);
}

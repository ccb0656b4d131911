import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** Why this build is for nobody's work, in a sentence; null: it is for users. Whoever packaged it wrote it. */
export async function readNotForUsers(appPath: string): Promise<string | null> {
  return (await readNote(appPath)).notForUsers;
}

/** The public keys for lists of newer versions, as PEM; null: this build checks none. */
export async function readUpdateKeys(appPath: string): Promise<string | null> {
  return (await readNote(appPath)).updateKeys;
}

async function readNote(appPath: string): Promise<z.infer<typeof noteSchema>> {
  const text = await readFile(path.join(appPath, 'package.json'), 'utf8');
  return noteSchema.parse(JSON.parse(text));
}

const noteSchema = z.object({
  notForUsers: z.string().nullable().default(null),
  updateKeys: z.string().nullable().default(null),
});

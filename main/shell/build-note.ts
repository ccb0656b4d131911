import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** Why this build is for nobody's work, in a sentence; null: it is for users. Whoever packaged it wrote it. */
export async function readNotForUsers(appPath: string): Promise<string | null> {
  const text = await readFile(path.join(appPath, 'package.json'), 'utf8');
  return noteSchema.parse(JSON.parse(text)).notForUsers;
}

const noteSchema = z.object({ notForUsers: z.string().nullable().default(null) });

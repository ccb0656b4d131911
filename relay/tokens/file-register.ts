import { appendFile, mkdir, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  REVOCATIONS_AGE_MS,
  type RegisterLine,
  registered,
  registerLineSchema,
  type TokenRegister,
} from './token-register.ts';

/**
 * A file of JSON lines, only ever added to, so that the command line and the relay can use it at the
 * same time. A line that cannot be read is an error: it might be a revocation.
 */
export function createFileRegister(path: string, now: () => number): TokenRegister {
  let revoked: ReadonlySet<string> = new Set();
  let readAt = Number.NEGATIVE_INFINITY;
  let size = -1;
  let reading: Promise<void> | null = null;

  return {
    add: (claims) => append({ issued: claims }),
    async revoke(id) {
      await append({ revoked: id });
      readAt = Number.NEGATIVE_INFINITY;
    },
    async isRevoked(id) {
      if (now() - readAt >= REVOCATIONS_AGE_MS) {
        reading ??= refresh().finally(() => {
          reading = null;
        });
        await reading;
      }
      return revoked.has(id);
    },
    list: async () => registered(await readLines()),
    close: async () => undefined,
  };

  async function refresh(): Promise<void> {
    const began = now();
    const sizeNow = await sizeOf(path);
    if (sizeNow !== size) {
      const lines = await readLines();
      revoked = new Set(lines.flatMap((line) => ('revoked' in line ? [line.revoked] : [])));
      size = sizeNow;
    }
    readAt = began;
  }

  async function append(line: RegisterLine): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await appendFile(path, `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
  }

  async function readLines(): Promise<readonly RegisterLine[]> {
    const text = (await sizeOf(path)) === 0 ? '' : await readFile(path, 'utf8');
    // The last piece is empty, or a line that is being written just now.
    return text
      .split('\n')
      .slice(0, -1)
      .map((line, index) => parseLine(line, index + 1));
  }

  function parseLine(line: string, number: number): RegisterLine {
    try {
      return registerLineSchema.parse(JSON.parse(line));
    } catch {
      throw new Error(`Line ${number} of ${path} is not a line of a token register`);
    }
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}

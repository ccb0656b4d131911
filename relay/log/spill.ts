import { type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Waiting } from './waiting.ts';

/**
 * The outbox's file: a line for each entry, so that what was answered with 204 outlives this process and
 * this machine's power. Whatever gathers while one write is under way goes into the next.
 */
export interface Spill {
  /** Resolves when the line is on the disk, or with false when the disk refused it. */
  write(line: string): Promise<boolean>;
  /** Empties the file, if at that moment `mayClear` still says so. */
  clear(mayClear: () => boolean): Promise<void>;
  close(): Promise<void>;
}

interface OpenedSpill {
  readonly spill: Spill;
  /** What an earlier process left, oldest first. */
  readonly left: readonly Waiting[];
  /** Lines that cannot be read: a torn one at the end was never answered, others are lost. */
  readonly broken: number;
}

/** Rejects when the folder cannot be used. One process at a time may use it. */
export async function openSpill(
  folder: string,
  onError: (error: unknown) => void,
): Promise<OpenedSpill> {
  await mkdir(folder, { recursive: true });
  const file = await open(path.join(folder, 'outbox.ndjson'), 'a+', 0o600);
  await keepName(folder);
  const text = await file.readFile('utf8');
  const lines = text.split('\n');
  const torn = lines.pop() ?? '';
  // So that the next line does not continue a torn one.
  if (torn !== '') await file.appendFile('\n');
  const read = lines.filter((line) => line !== '').map(waitingFrom);
  const left = read.filter((waiting) => waiting !== null);
  return { spill: createSpill(file, onError), left, broken: read.length - left.length };
}

/** A new file is safe from a power cut when its folder's own entry is on the disk, too. */
async function keepName(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function createSpill(file: FileHandle, onError: (error: unknown) => void): Spill {
  let gathered: string[] = [];
  let next: Promise<boolean> | null = null;
  let under: Promise<boolean> = Promise.resolve(true);
  /** A write that failed may have left half a line behind. */
  let isTorn = false;

  /** One after the other; a failure of one is not a failure of the next. */
  function then(act: () => Promise<void>): Promise<boolean> {
    under = under.then(act).then(
      () => true,
      (error: unknown) => {
        onError(error);
        return false;
      },
    );
    return under;
  }

  return {
    write(line) {
      gathered.push(line);
      next ??= then(async () => {
        const text = gathered.join('');
        gathered = [];
        next = null;
        const start = isTorn ? '\n' : '';
        isTorn = true;
        await file.appendFile(start + text);
        await file.datasync();
        isTorn = false;
      });
      return next;
    },
    async clear(mayClear) {
      await then(async () => {
        if (!mayClear()) return;
        await file.truncate(0);
        isTorn = false;
      });
    },
    async close() {
      await under;
      await file.close();
    },
  };
}

const text = z.string();
const bodySchema = z.union([
  z.object({
    kind: z.enum(['conference', 'call', 'recording']),
    params: z.record(text, text),
  }),
  z.object({ kind: z.literal('hint'), conferenceSid: text.brand<'ConferenceSid'>() }),
  z.object({ kind: z.literal('gap') }),
]);
const waitingSchema = z.object({
  account: text,
  entry: z.object({ key: text, also: text.optional(), at: z.int(), body: bodySchema }),
});

function waitingFrom(line: string): Waiting | null {
  try {
    return waitingSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

import { readFile, rm } from 'node:fs/promises';
import { type LeftLive, leftLiveSchema } from '../../common/ipc/recovery.ts';
import type { LiveNotesFile } from '../core/live-notes.ts';
import { createSerialQueue } from '../core/serial-queue.ts';
import { replaceFile } from './replace-file.ts';

/** One small file with nothing secret in it, which is there only while I am on a call. */
export async function openLiveNotes(
  file: string,
  report: (problem: unknown) => void,
): Promise<LiveNotesFile> {
  const saves = createSerialQueue();
  return {
    found: await readNotes(file),
    keep: (live) =>
      saves.run('keep', async () => {
        try {
          await (live === null
            ? rm(file, { force: true })
            : replaceFile(file, JSON.stringify(live)));
        } catch (error) {
          report(error);
        }
      }),
  };
}

/** What is half written, forged or from another version says nothing that could be trusted. */
async function readNotes(file: string): Promise<LeftLive | null> {
  try {
    return leftLiveSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

import { readFile, rm } from 'node:fs/promises';
import { type LeftLive, leftLiveSchema } from '../../common/ipc/recovery.ts';
import type { LiveNotesFile } from '../core/live-notes.ts';
import { createSerialQueue } from '../core/serial-queue.ts';
import { replaceFile } from '../replace-file.ts';
import { openReserve } from './reserve-file.ts';

interface LiveNotesNeeds {
  readonly file: string;
  /** Where it is noted when that cannot be written: the disk is full, or the folder is another’s. */
  readonly reserve: string;
  readonly report: (problem: unknown) => void;
}

/** Small files with nothing secret in them, which say something only while I am on a call. */
export async function openLiveNotes({
  file,
  reserve: reserveFile,
  report,
}: LiveNotesNeeds): Promise<LiveNotesFile> {
  const saves = createSerialQueue();
  const [inFile, reserve] = await Promise.all([
    readFile(file, 'utf8').catch(() => ''),
    openReserve(reserveFile, RESERVED_BYTES),
  ]);
  let isInReserve = reserve.found !== '';
  return {
    found: newer(notesIn(inFile), notesIn(reserve.found)),
    keep: (live) =>
      saves.run('keep', async () => {
        try {
          await (live === null
            ? rm(file, { force: true })
            : replaceFile(file, JSON.stringify(live)));
          if (isInReserve) await reserve.fill('');
          isInReserve = false;
        } catch (error) {
          report(error);
          if (live === null) return;
          isInReserve = true;
          await reserve.fill(JSON.stringify(shortened(live))).catch(report);
        }
      }),
  };
}

/** What is half written, forged or from another version says nothing that could be trusted. */
function notesIn(text: string): LeftLive | null {
  try {
    return leftLiveSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function newer(one: LeftLive | null, other: LeftLive | null): LeftLive | null {
  if (one === null || other === null) return one ?? other;
  return one.at >= other.at ? one : other;
}

/** Holds what is left by `shortened`, whatever it is written with. */
const RESERVED_BYTES = 8 * 1_024;

/** Which account it is decides what is done; the calls are only told. */
function shortened({ calls, ...live }: LeftLive): LeftLive {
  const told = calls.slice(0, 5).map((call) => ({ ...call, name: call.name.slice(0, 100) }));
  return { ...live, calls: told };
}

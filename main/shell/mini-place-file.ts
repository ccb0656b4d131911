import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { createSerialQueue } from '../core/serial-queue.ts';
import { replaceFile } from '../replace-file.ts';
import type { Point } from './mini-place.ts';

/** Where the mini window was left on this computer. */
export interface MiniPlaceFile {
  readonly place: Point | null;
  /** What cannot be kept is only forgotten: the window appears in its corner the next time. */
  keep(place: Point): Promise<void>;
}

export async function openMiniPlace(userDataDir: string): Promise<MiniPlaceFile> {
  const file = path.join(userDataDir, 'mini-window.json');
  let place = placeFrom(await readFile(file, 'utf8').catch(() => ''));
  const saves = createSerialQueue();

  return {
    get place() {
      return place;
    },
    keep(next) {
      if (place?.x === next.x && place.y === next.y) return Promise.resolve();
      place = next;
      return saves.run('save', () =>
        replaceFile(file, `${JSON.stringify(next)}\n`).catch(() => undefined),
      );
    },
  };
}

const placeSchema = z.object({ x: z.int(), y: z.int() });

function placeFrom(text: string): Point | null {
  try {
    return placeSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

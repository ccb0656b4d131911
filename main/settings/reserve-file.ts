import { constants } from 'node:fs';
import { open, readFile } from 'node:fs/promises';

/** Room on the disk that is taken while there is some, for what must be written when there is none. */
export interface ReserveFile {
  /** What was written there last; '' for nothing. */
  readonly found: string;
  /** In place of what is there. A crash meanwhile may leave something that makes no sense. */
  fill(text: string): Promise<void>;
}

export async function openReserve(file: string, bytes: number): Promise<ReserveFile> {
  const before = await readFile(file).catch(() => null);
  const found = before?.toString('utf8').trimEnd() ?? '';
  // What cannot be taken now is tried again when it is needed.
  if (before?.length !== bytes) await fill(found).catch(() => undefined);
  return { found, fill };

  async function fill(text: string): Promise<void> {
    const room = Buffer.alloc(bytes, ' ');
    if (Buffer.byteLength(text) > bytes) throw new RangeError(`${file} has no room for that`);
    room.write(text, 'utf8');
    const handle = await open(file, IN_PLACE, 0o600);
    try {
      await handle.write(room, 0, bytes, 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

/** What is there is not cut off before: its room would be given back. */
const IN_PLACE = constants.O_RDWR | constants.O_CREAT;

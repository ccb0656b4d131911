import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file that is only ever added to; when it is full it becomes `NAME.1`, that one `NAME.2`, … */
export interface RotatingFile {
  append(line: string): void;
  /** Why the last line could not be written; null when it was. */
  trouble(): string | null;
  close(): Promise<void>;
}

export interface RotatingFileOptions {
  readonly path: string;
  /** Default 10 MB. */
  readonly mostBytes?: number;
  /** How many full ones are kept beside the current one. Default 10. */
  readonly keep?: number;
}

/**
 * Each line is handed to the operating system before the call returns, so that a killed process loses
 * none. A disk that is full must not keep anybody from muting somebody: the trouble is remembered, and
 * the next line tries again.
 */
export function openRotatingFile(options: RotatingFileOptions): RotatingFile {
  const { path, mostBytes = 10_000_000, keep = 10 } = options;
  let file: number | null = null;
  let size = 0;
  let trouble: string | null = null;

  return {
    append(line) {
      try {
        const bytes = Buffer.from(line);
        let open = file === null || isGone(file) ? reopen() : file;
        if (size > 0 && size + bytes.length > mostBytes) open = rotate(open);
        // What a full disk left half written is ended, so that the next line can be read.
        const text = trouble === null ? bytes : Buffer.concat([Buffer.from('\n'), bytes]);
        for (let done = 0; done < text.length; ) done += writeSync(open, text, done);
        size += text.length;
        trouble = null;
      } catch (error) {
        trouble = error instanceof Error ? error.message : String(error);
      }
    },
    trouble: () => trouble,
    async close() {
      if (file !== null) closeSync(file);
      file = null;
    },
  };

  function reopen(): number {
    if (file !== null) closeSync(file);
    file = null;
    mkdirSync(dirname(path), { recursive: true });
    const opened = openSync(path, 'a', 0o600);
    file = opened;
    size = fstatSync(opened).size;
    return opened;
  }

  /** Somebody took it away: what is written to it now would be read by nobody. */
  function isGone(open: number): boolean {
    return fstatSync(open).nlink === 0;
  }

  function rotate(full: number): number {
    closeSync(full);
    file = null;
    rmSync(`${path}.${keep}`, { force: true });
    for (let number = keep - 1; number >= 0; number--) {
      const from = number === 0 ? path : `${path}.${number}`;
      try {
        renameSync(from, `${path}.${number + 1}`);
      } catch (error) {
        // There are not that many yet.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      }
    }
    return reopen();
  }
}

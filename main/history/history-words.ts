import path from 'node:path';
import { z } from 'zod';
import type { Failure } from '../../common/failure.ts';
import { redact } from '../core/redact.ts';
import { UnusableFile } from './history-file.ts';

/** Whether the file itself is at fault, and not the disk or the folder. */
export function isUnusable(error: unknown): boolean {
  const { code, message } = readError(error);
  return (
    error instanceof UnusableFile ||
    code.startsWith('SQLITE_NOTADB') ||
    code.startsWith('SQLITE_CORRUPT') ||
    /^no such (table|column)/.test(message)
  );
}

export function notLoaded(error: unknown): Failure {
  return {
    code: 'storage',
    message: `No history is being kept: its database did not start (${readError(error).message}).`,
    hint: 'Everything else works. Install Earshot again to keep a history.',
  };
}

/** Why nothing can be written now. What happens meanwhile waits in memory, for as long as it fits. */
export function notWritten(error: unknown, file: string): Failure {
  const { code, message } = readError(error);
  const folder = path.dirname(file);
  if (code.startsWith('SQLITE_FULL')) {
    return {
      code: 'storage',
      message: 'The disk is full, so that no history is being kept. Calls and commands go on.',
      hint: 'Free some space; Earshot then goes on keeping it.',
    };
  }
  if (/READONLY|CANTOPEN|PERM|: 14\b/.test(code + message)) {
    return {
      code: 'storage',
      message: `Earshot may not write into ${folder}, so that no history is being kept. Calls and commands go on.`,
      hint: 'Allow Earshot to write there; it then goes on keeping it.',
    };
  }
  return {
    code: 'storage',
    message: `The history cannot be written (${message}). Calls and commands go on.`,
    hint: `Earshot tries again every half minute. Check the disk that holds ${folder}.`,
  };
}

export function notRead(error: unknown): Failure {
  return {
    code: 'storage',
    message: `The history could not be read (${readError(error).message}).`,
    hint: 'Try again. Calls and commands are not affected.',
  };
}

export function setAside(error: unknown, aside: string): Failure {
  const why = error instanceof UnusableFile ? error.message : 'it was damaged';
  return {
    code: 'storage',
    message: `The history of earlier calls cannot be used: ${why}. A new one was begun.`,
    hint: `The old file was kept as ${aside}.`,
  };
}

function readError(error: unknown): { code: string; message: string } {
  const { code, errcode, message } = errorSchema.parse(error);
  return { code: NAMES.get(errcode & PRIMARY) ?? code, message: redact(message) };
}

const errorSchema = z
  .object({
    code: z.string().catch(''),
    errcode: z.number().catch(0),
    message: z.string().catch('for no known reason'),
  })
  .catch({ code: '', errcode: 0, message: 'for no known reason' });

/** libsql names what went wrong; Node's SQLite gives its number, whose lowest byte says as much. */
const PRIMARY = 0xff;
const NAMES: ReadonlyMap<number, string> = new Map([
  [3, 'SQLITE_PERM'],
  [8, 'SQLITE_READONLY'],
  [11, 'SQLITE_CORRUPT'],
  [13, 'SQLITE_FULL'],
  [14, 'SQLITE_CANTOPEN'],
  [26, 'SQLITE_NOTADB'],
]);

import path from 'node:path';
import { z } from 'zod';
import type { Failure } from '../../../common/failure.ts';

export const alreadyExporting: Failure = {
  code: 'not-ready',
  message: 'An export is under way already, so that no second one was begun.',
  hint: 'Wait until it is done, or stop it.',
};

export const withoutPlace: Failure = {
  code: 'cancelled',
  message: 'Nothing was exported, since no file was chosen.',
  hint: 'Export again and choose where the file shall lie.',
};

export const stopped: Failure = {
  code: 'cancelled',
  message: 'The export was stopped. No file was written.',
  hint: 'Export again when you need it, perhaps fewer calls.',
};

export const notThere: Failure = {
  code: 'gone',
  message: 'Nothing was exported: nothing is known of this call any more.',
  hint: 'Calls are forgotten after the days that are set under History in the settings.',
};

/** What the disk said, in words. Whatever lay at that place before is as it was. */
export function notExported(error: unknown, place: string): Failure {
  const { code, message } = errorSchema.parse(error);
  const folder = path.dirname(place);
  const name = path.basename(place);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      code: 'storage',
      message: `${name} was not exported: the disk is full. Nothing of it was left there.`,
      hint: 'Free some space or choose another disk, then export again.',
    };
  }
  if (code === 'EBUSY') {
    return {
      code: 'storage',
      message: `${name} was not exported: another program has the file open.`,
      hint: 'Close it there or choose another name, then export again.',
    };
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return {
      code: 'storage',
      message: `${name} was not exported: Earshot may not write it in ${folder}.`,
      hint: 'Choose another folder. If the file is open in another program, close it there first.',
    };
  }
  return {
    code: 'storage',
    message: `${name} was not exported (${message}).`,
    hint: 'Choose another folder, then export again.',
  };
}

const errorSchema = z
  .object({ code: z.string().catch(''), message: z.string().catch('for no known reason') })
  .catch({ code: '', message: 'for no known reason' });

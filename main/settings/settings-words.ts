import type { Failure } from '../../common/failure.ts';

/** `why` is half a sentence about the file. */
export function setAside(why: string, aside: string): Failure {
  return {
    code: 'storage',
    message: `The saved settings cannot be used: ${why}. Earshot uses its defaults.`,
    hint: `Check the settings and save them again. The old file was kept as ${aside}.`,
  };
}

export function notRead(error: unknown, file: string): Failure {
  return {
    code: 'storage',
    message: `The settings could not be read (${reasonOf(error)}). Earshot uses its defaults.`,
    hint: `Allow Earshot to read and write ${file}, then restart it.`,
  };
}

export function notSaved(error: unknown, file: string): Failure {
  return {
    code: 'storage',
    message: `The settings were not saved (${reasonOf(error)}). The earlier ones are still in use.`,
    hint: `Check that the disk has room and that Earshot may write ${file}, then save again.`,
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

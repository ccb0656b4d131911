import type { Failure } from '../../common/failure.ts';

export const NO_LOG =
  'The keychain did not answer, so that secrets could not be looked for in the log. The log was left out.';

export function notMade(error: unknown): Failure {
  return {
    code: 'storage',
    message: `The diagnostics could not be put together (${reasonOf(error)}). Nothing was saved.`,
    hint: 'Try again. Calls are not affected.',
  };
}

export function notSaved(error: unknown, place: string): Failure {
  return {
    code: 'storage',
    message: `The diagnostics were not saved (${reasonOf(error)}).`,
    hint: `Check that Earshot may write ${place} and that the disk has room, or choose another place.`,
  };
}

export const withoutPlace: Failure = {
  code: 'cancelled',
  message: 'No place was chosen, so that nothing was saved.',
  hint: 'Save again when you know where to.',
};

export const OUTDATED: Failure = {
  code: 'gone',
  message: 'What you looked at is not kept any more, so that nothing was saved.',
  hint: 'Look at the new one, then save it.',
};

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

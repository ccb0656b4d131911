import type { z } from 'zod';
import { type Failure, fail, type Result } from '../../common/failure.ts';
import type { CallName } from '../../common/ipc/channel-names.ts';
import { type CallInput, type CallOutput, callSchemas } from '../../common/ipc/channels.ts';

/** What main does for each call of the channel table. */
export type CallHandlers = {
  readonly [N in CallName]: (
    input: CallInput<N>,
  ) => Promise<Result<CallOutput<N>>> | Result<CallOutput<N>>;
};

/**
 * Answers one call, whatever was sent: an argument outside the schema and a handler that throws both
 * become a failure in words, since errors lose their fields on the way to the renderer.
 */
export async function answer<N extends CallName>(
  name: N,
  handlers: CallHandlers,
  input: unknown,
  report: (error: unknown) => void,
): Promise<Result<CallOutput<N>>> {
  try {
    const parsed = callSchemas[name].input.safeParse(input);
    if (!parsed.success) return fail(invalid(name, parsed.error));
    return await handlers[name](parsed.data);
  } catch (error) {
    report(error);
    return fail(BROKEN);
  }
}

function invalid(name: CallName, error: z.ZodError): Failure {
  const issue = error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? name : issue.path.join('.');
  return {
    code: 'invalid',
    message:
      issue === undefined ? 'The request is not valid.' : cut(issue.message, LONGEST_MESSAGE),
    hint: `Check “${cut(where, LONGEST_PLACE)}”. Nothing was changed.`,
  };
}

/** A place is named by keys that were sent, however long, and so are they in some messages. */
const LONGEST_PLACE = 80;
const LONGEST_MESSAGE = 300;

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

const BROKEN: Failure = {
  code: 'internal',
  message: 'Earshot made a mistake of its own and did not carry this out.',
  hint: 'The list shows what Twilio says. Restart Earshot if it happens again.',
};

export const UNTRUSTED: Failure = {
  code: 'forbidden',
  message: 'This page may not use the console.',
  hint: 'Restart Earshot.',
};

import { type CallSid, callSidSchema } from '../model/sid.ts';
import type { Draft } from './draft.ts';

/** What a change of somebody on a call asks of the flags that Twilio tells back. */
export interface AskedFlags {
  readonly muted?: boolean;
  readonly hold?: boolean;
  readonly endConferenceOnExit?: boolean;
  readonly coaching?: boolean;
  readonly callSidToCoach?: CallSid | null;
}

/** Naming somebody to be coached means coaching them, unless it is said otherwise: so Twilio reads it. */
export function askedFlags(draft: Draft): AskedFlags {
  const muted = truth(draft.Muted);
  const hold = truth(draft.Hold);
  const endConferenceOnExit = truth(draft.EndConferenceOnExit);
  const target = callSidSchema.safeParse(trimmed(draft.CallSidToCoach)).data;
  const coaching = truth(draft.Coaching) ?? (target === undefined ? undefined : true);
  return {
    ...(muted === undefined ? {} : { muted }),
    ...(hold === undefined ? {} : { hold }),
    ...(endConferenceOnExit === undefined ? {} : { endConferenceOnExit }),
    ...(coaching === undefined ? {} : { coaching }),
    ...(coaching === false ? { callSidToCoach: null } : {}),
    ...(coaching === true && target !== undefined ? { callSidToCoach: target } : {}),
  };
}

/** As it is sent: space around a value is not. */
function trimmed(value: Draft[string]): string | undefined {
  return typeof value === 'string' ? value.trim() : undefined;
}

function truth(value: Draft[string]): boolean | undefined {
  const text = trimmed(value);
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** Those flags that are not as they were asked for. */
export function otherThanAsked(
  now: Required<AskedFlags>,
  asked: AskedFlags,
): readonly (keyof AskedFlags)[] {
  return FLAGS.filter((flag) => asked[flag] !== undefined && asked[flag] !== now[flag]);
}

const FLAGS = [
  'muted',
  'hold',
  'endConferenceOnExit',
  'coaching',
  'callSidToCoach',
] as const satisfies readonly (keyof AskedFlags)[];

/** Whether Twilio tells it back, so that it can be seen whether it is as it was set. */
export function isToldBack(parameter: string): boolean {
  return TOLD_BACK.has(parameter);
}

const TOLD_BACK: ReadonlySet<string> = new Set([
  'Muted',
  'Hold',
  'EndConferenceOnExit',
  'Coaching',
  'CallSidToCoach',
]);

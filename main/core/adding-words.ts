import type { Failure } from '../../common/failure.ts';
import type { Problem } from '../../common/participant-parameters/problem.ts';
import { failureInWords } from './failure-words.ts';
import type { OpenOutcomeWords } from './outcome-words.ts';
import { saysGone, type TwilioFailure } from './twilio-port.ts';

/* What is said of attempts to add somebody; `who` is their label, or what was dialled. */

/** Twilio, or the relay, refused to dial. */
export function refusedToDial(failure: TwilioFailure, who: string): Failure {
  const words = failureInWords(failure, `add ${who}`);
  if (failure.by !== 'relay' && saysGone(failure)) {
    const message = `Could not add ${who}. That call has ended.`;
    return { ...words, message, hint: 'Nobody was dialled. Begin a new call with them instead.' };
  }
  const more = failure.by === 'relay' || failure.code === null ? undefined : BY_CODE[failure.code];
  return more === undefined ? words : { ...words, ...more };
}

/** Of which field of the form Twilio's code speaks, and what to do there. */
const BY_CODE: Readonly<Record<number, { readonly field: string; readonly hint: string }>> = {
  16024: { field: 'Label', hint: 'Choose another label, or leave it empty.' },
  16026: { field: 'Label', hint: 'Choose another label, or leave it empty. Nobody was dialled.' },
  16027: { field: 'CallSidToCoach', hint: 'Add them when the hold has ended.' },
  16028: { field: 'CallSidToCoach', hint: 'Choose somebody who is on this call.' },
  21210: caller(),
  21212: caller(),
  21213: caller(),
  21211: called(),
  21214: called(),
  21217: called(),
};

function caller() {
  const hint = 'Use a number of this account, or a caller id that Twilio has verified for it.';
  return { field: 'From', hint };
}

function called() {
  return { field: 'To', hint: 'Check the number. It needs the country code, like +14155550100.' };
}

/** What is said in the end when Twilio's answer was lost. */
export function dialLost(failure: TwilioFailure, who: string): OpenOutcomeWords {
  const certain = failureInWords({ ...failure, mayHaveHappened: false }, `add ${who}`);
  return {
    notDone: {
      ...certain,
      message: `${certain.message} Twilio shows now that nobody was dialled.`,
      hint: 'Dial again if you still want them on the call.',
    },
    neverLearned: {
      ...failureInWords(failure, `add ${who}`),
      code: 'unknown-outcome',
      message: `Earshot asked Twilio to add ${who}, and the answer was lost. Whether anybody was dialled could not be found out.`,
      hint: 'Look who is on the call before you dial again: their phone may ring at this moment.',
    },
  };
}

/** More than one call fits, and nothing tells which is the one that was asked for. */
export function cannotTellApart(who: string): Failure {
  return {
    code: 'unknown-outcome',
    message: `Earshot asked Twilio to add ${who}, and the answer was lost. They were called more than once at that time, and nothing tells which call was yours.`,
    hint: 'Look who is on the call before you dial again.',
  };
}

/** The page asks for what its own form would not let pass. */
export function badDraft({ name, problem }: Problem, who: string): Failure {
  const known = BY_PROBLEM[problem.kind];
  return {
    code: 'invalid',
    message: `Could not add ${who}. ${known ?? `${name} cannot be sent as it is.`}`,
    hint: 'Nobody was dialled. Open the form again: it says what is wrong there.',
    field: name,
  };
}

const BY_PROBLEM: Readonly<Partial<Record<Problem['problem']['kind'], string>>> = {
  'label-in-use': 'Somebody on this call already has that label.',
  'target-not-on-call': 'Whom they should coach is no longer on this call.',
  'target-on-hold': 'Whom they should coach is on hold: nobody can coach them until they are back.',
};

export function nameIsLive(name: string, who: string): Failure {
  return {
    code: 'refused',
    message: `Could not add ${who}. A call named “${name}” is going on already, and Twilio would put them on that one.`,
    hint: 'Nobody was dialled. Choose another name, or add them to the call that is there.',
    field: 'conference',
  };
}

export function answeredMeanwhile(who: string): Failure {
  return {
    code: 'cancelled',
    message: `${who} had just answered. Their call was ended all the same.`,
    hint: 'Dial again if you want them on the call.',
  };
}

export function isConnected(who: string): Failure {
  return {
    code: 'refused',
    message: `${who} has answered and is on the call: there is nothing left to cancel.`,
    hint: 'Remove them from the call instead.',
  };
}

export function nobodyToStop(who: string): Failure {
  return {
    code: 'unknown-outcome',
    message: `Could not stop calling ${who}: it was never learned which call it is, if there is one.`,
    hint: 'Look who is on the call, and remove them there.',
  };
}

export function stillUnderWay(who: string): Failure {
  return {
    code: 'refused',
    message: `${who} is still being called, and would ring unseen.`,
    hint: 'Cancel it first, or wait how it ends.',
  };
}

/** For the history of the call. */
export function neverTold(who: string): Failure {
  return {
    code: 'unknown-outcome',
    message: `The session ended before Twilio said whether ${who} was dialled.`,
    hint: 'Look who is on the call.',
  };
}

export const NO_SUCH_ATTEMPT: Failure = {
  code: 'gone',
  message: 'This attempt is not in the list any more.',
  hint: 'Nothing was changed. The list shows who is on the call.',
};

export const SESSION_OVER: Failure = {
  code: 'not-ready',
  message: 'This session is ending. Nobody was dialled.',
  hint: 'Ask again when you are signed in.',
};

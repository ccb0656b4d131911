import type { Failure } from '../../common/failure.ts';
import { failureInWords } from './failure-words.ts';
import type { TwilioFailure } from './twilio-port.ts';

/* What is said when Twilio's answer to a request was lost. */

/** What is said in the end of a request whose outcome was open. */
export interface OpenOutcomeWords {
  /** Twilio was looked at and shows that the request did nothing. */
  readonly notDone: Failure;
  /** Twilio was looked at for a minute and showed nothing. */
  readonly neverLearned: Failure;
}

/** `act` names the request as in "mute Agent 4". */
export function answerLost(failure: TwilioFailure, act: string): OpenOutcomeWords {
  const certain = failureInWords({ ...failure, mayHaveHappened: false }, act);
  return {
    notDone: {
      ...certain,
      message: `${certain.message} Twilio shows now that it was not done.`,
      hint: 'Ask again if you still want it.',
    },
    neverLearned: {
      ...failureInWords(failure, act),
      code: 'unknown-outcome',
      message: `Earshot tried to ${act}, and Twilio’s answer was lost. It may have happened all the same.`,
      hint: 'The row shows what Twilio last confirmed. Look at it before you ask again.',
    },
  };
}

/** Twilio took the request and does not show what it did. */
export function answerNotShown(act: string): OpenOutcomeWords {
  return {
    notDone: {
      code: 'refused',
      message: `Could not ${act}. Twilio took the request and shows now that it was not done.`,
      hint: 'Ask again if you still want it.',
    },
    neverLearned: {
      code: 'unknown-outcome',
      message: `Earshot asked Twilio to ${act}, and could not see whether it was done.`,
      hint: 'The row shows what Twilio last confirmed. Look at it before you ask again.',
    },
  };
}

/** What was asked for can be heard, and not looked up. */
export function perhapsPlayed(failure: TwilioFailure, act: string): Failure {
  return {
    ...failureInWords(failure, act),
    hint: 'Ask somebody on the call whether they heard it before you play it again.',
  };
}

/** Somebody was removed, or hung up, before the request reached Twilio. */
export function alreadyLeft(name: string, act: string, twilioCode: number | null = null): Failure {
  return {
    code: 'gone',
    message: `Could not ${act}. ${name} has already left.`,
    hint: 'Nothing was changed. The list shows who is still there.',
    ...(twilioCode === null ? {} : { twilioCode }),
  };
}

import type { Failure } from '../../common/failure.ts';
import { asSentence, type FailedBecause } from './failed-because.ts';
import { relayWords } from './relay-failure-words.ts';
import type { TwilioFailure } from './twilio-port.ts';

/**
 * Puts a failed request in words: what happened, what it means for the call, what to do. `act` names
 * the request as in "mute Agent 4". Twilio's code decides before its HTTP status does, since the status
 * of most codes is not documented.
 */
export function failureInWords(failure: TwilioFailure, act: string): Failure {
  if (failure.by === 'relay') return inWords(relayWords(failure), act);
  const words = (failure.code !== null && BY_TWILIO_CODE[failure.code]) || byKind(failure);
  return {
    ...inWords(words, act),
    ...(failure.code === null ? {} : { twilioCode: failure.code }),
  };
}

function inWords(words: FailedBecause, act: string): Failure {
  return {
    code: words.code,
    message: `Could not ${act}. ${words.because}`,
    hint: words.hint,
  };
}

const GONE: FailedBecause = {
  code: 'gone',
  because: 'They left the call, or the call ended, before the request reached Twilio.',
  hint: 'Nothing was changed. The list shows who is still there.',
};

const BAD_FROM: FailedBecause = {
  code: 'refused',
  because: 'Twilio does not accept the caller id.',
  hint: 'Use a number of this account or a verified caller id in the profile.',
};

const BAD_TO: FailedBecause = {
  code: 'refused',
  because: 'Twilio cannot dial that number.',
  hint: 'Check the number. It needs the country code, like +14155550100.',
};

const BY_TWILIO_CODE: Readonly<Record<number, FailedBecause>> = {
  10001: {
    code: 'forbidden',
    because: 'Twilio says that this account is not active.',
    hint: 'Ask whoever runs your Twilio account.',
  },
  10004: {
    code: 'throttled',
    because: 'The account has as many calls at once as Twilio allows it.',
    hint: 'Try again when a call has ended.',
  },
  16020: {
    code: 'refused',
    because: 'The conference is full.',
    hint: 'Somebody has to leave before another person can join.',
  },
  16022: GONE,
  16026: {
    code: 'refused',
    because: 'Somebody on this call already has that label.',
    hint: 'If it is your own leg from another window, leave the call there first.',
  },
  16027: {
    code: 'refused',
    because: 'They are on hold: nobody can coach them until they are back.',
    hint: 'Coach them when the hold has ended.',
  },
  16028: {
    code: 'gone',
    because: 'They are no longer on this call.',
    hint: 'Choose somebody who is still on the call.',
  },
  20005: {
    code: 'forbidden',
    because: 'Twilio says that this account is not active.',
    hint: 'Ask whoever runs your Twilio account.',
  },
  20008: {
    code: 'forbidden',
    because: 'These are Twilio test credentials, which cannot see conferences.',
    hint: 'Use the live credentials of the account.',
  },
  21210: BAD_FROM,
  21211: BAD_TO,
  21212: BAD_FROM,
  21214: BAD_TO,
  21215: {
    code: 'refused',
    because: 'The account may not call that country.',
    hint: 'Ask whoever runs your Twilio account to allow it under geographic permissions.',
  },
  21217: BAD_TO,
  21220: GONE,
};

function byKind(failure: TwilioFailure): FailedBecause {
  switch (failure.kind) {
    case 'unauthorized':
      return {
        code: 'unauthorized',
        because: 'Twilio does not accept the credentials.',
        hint: 'Check the account SID, the key SID and the secret, or sign in again.',
      };
    case 'forbidden':
      return {
        code: 'forbidden',
        because: 'The credentials are valid, but they may not do this.',
        hint: 'Use a key that may read and change conferences.',
      };
    case 'not-found':
      return GONE;
    case 'throttled':
      return {
        code: 'throttled',
        because: 'The account sends Twilio too many requests at once. Nothing was changed.',
        hint: 'Try again in a few seconds.',
      };
    case 'refused':
      return {
        code: 'refused',
        because: `Twilio declined: ${asSentence(failure.detail)}`,
        hint: 'Nothing was changed.',
      };
    case 'server':
      return failure.mayHaveHappened
        ? unknownOutcome('Twilio had an error of its own.')
        : {
            code: 'outage',
            because: 'Twilio had an error of its own.',
            hint: 'Try again in a few seconds.',
          };
    case 'unreachable':
      return {
        code: 'unreachable',
        because: `Twilio cannot be reached: ${asSentence(failure.detail)}`,
        hint: 'Check the network.',
      };
    case 'interrupted':
      return failure.mayHaveHappened
        ? unknownOutcome('The connection broke before Twilio answered.')
        : {
            code: 'unreachable',
            because: 'The connection broke before Twilio answered.',
            hint: 'Check the network.',
          };
    case 'timeout':
      return failure.mayHaveHappened
        ? unknownOutcome('Twilio did not answer in time.')
        : {
            code: 'timeout',
            because: 'Twilio did not answer in time.',
            hint: 'Try again in a few seconds.',
          };
    case 'malformed':
      return {
        code: 'unreachable',
        because: `The answer is not Twilio’s: ${asSentence(failure.detail)}`,
        hint: 'Check the address in the profile, and any proxy in between.',
      };
    case 'aborted':
      return {
        code: 'not-ready',
        because: 'The session was closed meanwhile.',
        hint: 'Sign in again.',
      };
  }
}

function unknownOutcome(because: string): FailedBecause {
  return {
    code: 'unknown-outcome',
    because: `${because} It may have happened all the same.`,
    hint: 'Look at the row before you try again.',
  };
}

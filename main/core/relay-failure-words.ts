import { asSentence, type FailedBecause } from './failed-because.ts';
import type { TwilioFailure } from './twilio-port.ts';

/** What the relay refused, or what became of the way to it, where requests go through it. */
export function relayWords(failure: TwilioFailure): FailedBecause {
  const { kind, code, detail, requestId, mayHaveHappened } = failure;
  switch (kind) {
    case 'unauthorized':
      if (requestId !== null) return NOT_ITS_TOKEN;
      return {
        code: 'unauthorized',
        because: asSentence(detail),
        hint: 'Sign out, and add the account again with a new token of the relay.',
      };
    case 'forbidden':
      return {
        code: 'forbidden',
        because: asSentence(detail),
        hint: 'Nothing was changed. Ask whoever runs the relay for a token of another role, or what it allows.',
      };
    case 'throttled':
      return {
        code: 'throttled',
        because: asSentence(detail),
        hint: 'Nothing was changed. Try again in a few seconds.',
      };
    case 'unreachable':
      // An earlier try was sent, and what became of it is not known.
      if (mayHaveHappened) return NOT_SAID;
      return {
        code: 'unreachable',
        because: code === null ? `The relay cannot be reached: ${asSentence(detail)}` : detail,
        hint: 'Check the network. All requests of this account go through the relay.',
      };
    case 'not-found':
    case 'refused':
      return {
        code: 'refused',
        because: `The relay declined: ${asSentence(detail)}`,
        hint: 'Nothing was changed. Bring the console and the relay to the same version.',
      };
    case 'malformed':
      return {
        code: 'unreachable',
        because: `What answers at the address of the relay is no relay: ${asSentence(detail)}`,
        hint: 'Check the address of the relay in the profile, and any proxy in between.',
      };
    case 'server':
    case 'interrupted':
    case 'timeout':
      return mayHaveHappened
        ? NOT_SAID
        : {
            code: kind === 'timeout' ? 'timeout' : 'outage',
            because: 'The relay did not answer as it should.',
            hint: 'Try again in a few seconds.',
          };
    case 'aborted':
      return {
        code: 'not-ready',
        because: 'The session was closed meanwhile.',
        hint: 'Sign in again.',
      };
  }
}

const NOT_ITS_TOKEN: FailedBecause = {
  code: 'unauthorized',
  because: 'Twilio does not accept the credentials of the relay.',
  hint: 'Ask whoever runs the relay. Nothing in your profile is wrong.',
};

const NOT_SAID: FailedBecause = {
  code: 'unknown-outcome',
  because: 'The relay did not say what became of it. It may have happened all the same.',
  hint: 'Look at the row before you try again.',
};

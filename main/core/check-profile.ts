import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { Profile } from '../../common/ipc/profile.ts';
import { failureInWords } from './failure-words.ts';
import { saysGone, type TwilioFailure, type TwilioPort } from './twilio-port.ts';

/**
 * Whether Twilio accepts the credentials. They are tried on a conference list, the very thing that the
 * console needs: a standard API key may not read the account itself.
 */
export async function checkProfile(
  profile: Profile,
  connect: (profile: Profile) => Result<TwilioPort>,
): Promise<Result<void>> {
  const twilio = connect(profile);
  if (!twilio.ok) return twilio;
  try {
    const answer = await twilio.value.checkCredentials({ repeat: false });
    return answer.ok ? ok(undefined) : fail(inWords(answer.error, profile));
  } finally {
    await twilio.value.close();
  }
}

function inWords(failure: TwilioFailure, { apiKeySid }: Profile): Failure {
  const words = failureInWords(failure, 'sign in');
  if (failure.kind === 'unauthorized') {
    return apiKeySid === null
      ? {
          ...words,
          message: 'Twilio does not accept this account SID with this auth token.',
          hint: 'Copy both from the same page of the Twilio console. Nothing was saved.',
        }
      : {
          ...words,
          message: 'Twilio does not accept this API key SID and secret for this account SID.',
          hint: 'A secret is shown once, when its key is made: make a new key if it is lost. Nothing was saved.',
        };
  }
  if (saysGone(failure)) {
    return {
      ...words,
      code: 'unauthorized',
      message: 'Twilio has no such account for these credentials.',
      hint: 'Check the account SID: the key has to belong to this account. Nothing was saved.',
    };
  }
  return words;
}

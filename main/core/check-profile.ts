import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { Profile } from '../../common/ipc/profile.ts';
import { failureInWords } from './failure-words.ts';
import type { AskRelay } from './relay-port.ts';
import { saysGone, type TwilioFailure, type TwilioPort } from './twilio-port.ts';

interface CheckNeeds {
  readonly connect: (profile: Profile) => Result<TwilioPort>;
  readonly askRelay: AskRelay;
}

/**
 * Whether the relay accepts the token and Twilio the credentials; answers the profile with what was
 * learned. Credentials are tried on a conference list, the very thing that the console needs: a standard
 * API key may not read the account itself.
 */
export async function checkProfile(
  profile: Profile,
  { connect, askRelay }: CheckNeeds,
): Promise<Result<Profile>> {
  const checked = await withRole(profile, askRelay);
  if (!checked.ok) return checked;
  const twilio = connect(profile);
  if (!twilio.ok) return twilio;
  try {
    const answer = await twilio.value.checkCredentials({ repeat: false });
    return answer.ok ? checked : fail(inWords(answer.error, profile));
  } finally {
    await twilio.value.close();
  }
}

async function withRole(profile: Profile, askRelay: AskRelay): Promise<Result<Profile>> {
  const { relay } = profile;
  if (relay === undefined) return ok(profile);
  const role = await askRelay(profile);
  if (!role.ok) return fail({ ...role.error, hint: `${role.error.hint} Nothing was saved.` });
  return ok(role.value === null ? profile : { ...profile, relay: { ...relay, role: role.value } });
}

function inWords(failure: TwilioFailure, { apiKeySid }: Profile): Failure {
  const words = failureInWords(failure, 'sign in');
  if (failure.by === 'relay') return { ...words, field: 'relay.url' };
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

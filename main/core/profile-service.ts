import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import {
  type Profile,
  type ProfileDraft,
  type ProfileSummary,
  profileSchema,
  profileSummarySchema,
} from '../../common/ipc/profile.ts';
import type { SecretStore } from './secret-store.ts';

/** The accounts this console can sign in to. Secrets go in and come out for signing in only. */
export interface ProfileService {
  list(): Promise<Result<readonly ProfileSummary[]>>;
  /** Keeps the account once Twilio, and its relay, accepted the credentials. */
  save(draft: ProfileDraft): Promise<Result<ProfileSummary>>;
  delete(profileId: string): Promise<Result<void>>;
  /** With the secrets: for the main process alone. */
  open(profileId: string): Promise<Result<Profile>>;
}

interface ProfileServiceNeeds {
  readonly store: SecretStore;
  /** Answers what is to be kept. */
  readonly check: (profile: Profile) => Promise<Result<Profile>>;
  readonly newId: () => string;
}

export function createProfileService({ store, check, newId }: ProfileServiceNeeds): ProfileService {
  return {
    async list() {
      const profiles = await readAll();
      return profiles.ok ? ok(profiles.value.map(summaryOf)) : profiles;
    },

    async save(draft) {
      const profiles = await readAll();
      if (!profiles.ok) return profiles;
      const sameName = profiles.value.find(({ name }) => name === draft.name);
      const replaced = profiles.value.find(({ id }) => id === draft.replaces);
      if (draft.replaces !== undefined && replaced === undefined) return fail(NO_SUCH_PROFILE);
      if (sameName !== undefined && !isItself(sameName, draft)) return fail(nameTaken(draft.name));
      const whole = replaced === undefined ? ok(draft) : withKeptSecrets(draft, replaced);
      if (!whole.ok) return whole;
      const checked = await check(profileOf(whole.value, replaced?.id ?? sameName?.id ?? newId()));
      if (!checked.ok) return checked;
      const { value: profile } = checked;
      const kept = await store.put({ id: profile.id, value: JSON.stringify(profile) });
      return kept.ok ? ok(summaryOf(profile)) : kept;
    },

    delete: (profileId) => store.delete(profileId),

    async open(profileId) {
      const profiles = await readAll();
      if (!profiles.ok) return profiles;
      const profile = profiles.value.find(({ id }) => id === profileId);
      return profile === undefined ? fail(NO_SUCH_PROFILE) : ok(profile);
    },
  };

  async function readAll(): Promise<Result<readonly Profile[]>> {
    const stored = await store.list();
    if (!stored.ok) return stored;
    return ok(stored.value.flatMap(({ value }) => readProfile(value)));
  }
}

/** Who adds an account again under its name means the same one. */
function isItself(sameName: Profile, { replaces, accountSid }: ProfileDraft): boolean {
  return replaces === undefined ? sameName.accountSid === accountSid : sameName.id === replaces;
}

/**
 * What was left out of a change, from what is kept. A secret goes nowhere else by itself: whoever has the
 * page under control could otherwise have it sent to an address of their own.
 */
function withKeptSecrets(draft: ProfileDraft, kept: Profile): Result<ProfileDraft> {
  const needsSecret = draft.relay?.gateway !== true && !draft.secret;
  const needsToken = draft.relay !== undefined && !draft.relayToken;
  const isSamePlace = PLACE.every((part) => draft[part] === kept[part]);
  if (needsSecret && !(isSamePlace && kept.secret)) return fail(pasteAgain('secret', 'secret'));
  const isSameRelay = draft.relay?.url === kept.relay?.url;
  if (needsToken && !(isSameRelay && kept.relayToken)) {
    return fail(pasteAgain('relayToken', 'token of the relay'));
  }
  return ok({
    ...draft,
    ...(needsSecret && kept.secret ? { secret: kept.secret } : {}),
    ...(needsToken && kept.relayToken ? { relayToken: kept.relayToken } : {}),
  });
}

/** What decides to whom the secret is shown. */
const PLACE = ['accountSid', 'apiKeySid', 'region', 'edge', 'baseUrl'] as const;

/** What is not needed is not kept: no secret of Twilio's beside a gateway, no token without a relay. */
function profileOf(
  { secret, relayToken, replaces: _, ...rest }: ProfileDraft,
  id: string,
): Profile {
  const needsSecret = rest.relay?.gateway !== true;
  return {
    ...rest,
    id,
    ...(needsSecret && secret ? { secret } : {}),
    ...(rest.relay !== undefined && relayToken ? { relayToken } : {}),
  };
}

/** An entry that an older or newer version wrote differently is left alone in the keychain. */
function readProfile(value: string): readonly Profile[] {
  try {
    return [profileSchema.parse(JSON.parse(value))];
  } catch {
    return [];
  }
}

/** The schema names what may leave the main process; anything else, the secrets first, stays. */
function summaryOf(profile: Profile): ProfileSummary {
  return profileSummarySchema.parse(profile);
}

function nameTaken(name: string): Failure {
  return {
    code: 'invalid',
    message: `Another account is called “${name}” already.`,
    hint: 'Give this one another name. Nothing was saved.',
  };
}

function pasteAgain(field: string, what: string): Failure {
  return {
    code: 'invalid',
    field,
    message: `Paste the ${what} again.`,
    hint: 'The one that is kept belongs to another account, key or address. Nothing was saved.',
  };
}

const NO_SUCH_PROFILE: Failure = {
  code: 'invalid',
  message: 'That account is not in the keychain any more.',
  hint: 'Sign in to it again.',
};

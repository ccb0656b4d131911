import { describe, expect, it } from 'vitest';
import { profileDraftSchema, profileSchema } from '../../../common/ipc/profile.ts';
import {
  draftOf,
  EMPTY_FORM,
  fieldAt,
  type ProfileFormValues,
} from '../../../renderer/features/sign-in/profile-draft.ts';

const TYPED: ProfileFormValues = {
  ...EMPTY_FORM,
  name: 'North support',
  accountSid: `AC${'1'.repeat(32)}`,
  apiKeySid: `SK${'2'.repeat(32)}`,
  secret: 'a secret',
  endpoint: 'client:alex',
  callerId: '+14155550199',
  supervisorName: 'Alex',
};
const RELAY = { relayUrl: 'https://relay.example.com/', relayToken: 'a token' };

function problemsOf(values: ProfileFormValues) {
  const read = profileDraftSchema.safeParse(draftOf(values));
  return Object.fromEntries(
    (read.error?.issues ?? []).map(({ path, message }) => [fieldAt(path.join('.')), message]),
  );
}

describe('what was typed', () => {
  it('needs no relay', () => {
    expect(problemsOf(TYPED)).toEqual({});
    expect(profileDraftSchema.parse(draftOf(TYPED))).not.toHaveProperty('relay');
  });

  it('names the relay by scheme, host and port', () => {
    const draft = profileDraftSchema.parse(draftOf({ ...TYPED, ...RELAY }));
    expect(draft).toMatchObject({
      relay: { url: 'https://relay.example.com', gateway: false },
      relayToken: 'a token',
      secret: 'a secret',
    });
  });

  it('holds no secret of Twilio’s when requests go through the relay, even if one was typed', () => {
    const draft = profileDraftSchema.parse(draftOf({ ...TYPED, ...RELAY, gateway: true }));
    expect(draft).toMatchObject({ relay: { gateway: true }, apiKeySid: null, baseUrl: null });
    expect(JSON.stringify(draft)).not.toContain('a secret');
  });

  it.each([
    ['http://relay.example.com', /must start with https/],
    ['https://relay.example.com/path', /without anything after it/],
    ['https://user:pass@relay.example.com', /without anything after it/],
    ['relay', /Use an address like/],
  ])('%s is no address of a relay, and that is said at its field', (relayUrl, words) => {
    expect(problemsOf({ ...TYPED, ...RELAY, relayUrl })).toEqual({
      relayUrl: expect.stringMatching(words),
    });
  });

  it.each(['http://localhost:4020', 'http://127.0.0.1:4020', 'http://[::1]:4020'])(
    '%s is on this computer',
    (relayUrl) => expect(problemsOf({ ...TYPED, ...RELAY, relayUrl })).toEqual({}),
  );

  it('says what is missing at each field, all at once', () => {
    const values = { ...TYPED, name: '', secret: '', relayUrl: 'https://relay.example.com' };
    expect(problemsOf(values)).toEqual({
      name: 'Give this account a name',
      secret: 'Paste the secret',
      relayToken: 'Paste the token of the relay',
    });
    expect(problemsOf({ ...TYPED, gateway: true })).toHaveProperty('relayUrl');
    expect(problemsOf({ ...TYPED, relayToken: 'a token' })).toHaveProperty('relayUrl');
  });
});

it('a profile that was saved before there were relays is read as before', () => {
  const { secret, ...rest } = profileDraftSchema.parse(draftOf(TYPED));
  const saved = { ...rest, id: 'profile1', secret };
  expect(profileSchema.parse(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
});

import { describe, expect, it } from 'vitest';
import {
  profileDraftSchema,
  profileSchema,
  profileSummarySchema,
} from '../../../common/ipc/profile.ts';
import {
  draftOf,
  EMPTY_FORM,
  fieldAt,
  type ProfileFormValues,
  valuesOf,
} from '../../../renderer/features/sign-in/profile-draft.ts';
import type { Way } from '../../../renderer/features/sign-in/way.ts';

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

function problemsOf(values: ProfileFormValues, way: Way = 'account', replaces?: string) {
  const read = profileDraftSchema.safeParse(draftOf(values, way, replaces));
  return Object.fromEntries(
    (read.error?.issues ?? []).map(({ path, message }) => [fieldAt(path.join('.')), message]),
  );
}

describe('what was typed', () => {
  it('needs no relay', () => {
    expect(problemsOf(TYPED)).toEqual({});
    expect(profileDraftSchema.parse(draftOf(TYPED, 'account'))).not.toHaveProperty('relay');
  });

  it('names the relay by scheme, host and port', () => {
    const draft = profileDraftSchema.parse(draftOf({ ...TYPED, ...RELAY }, 'account'));
    expect(draft).toMatchObject({
      relay: { url: 'https://relay.example.com', gateway: false },
      relayToken: 'a token',
      secret: 'a secret',
    });
  });

  it('holds no secret of Twilio’s when requests go through the relay, even if one was typed', () => {
    const draft = profileDraftSchema.parse(draftOf({ ...TYPED, ...RELAY }, 'relay'));
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
    expect(problemsOf(TYPED, 'relay')).toHaveProperty('relayUrl');
    expect(problemsOf({ ...TYPED, relayToken: 'a token' })).toHaveProperty('relayUrl');
  });
});

describe('a saved account that is changed', () => {
  const draft = profileDraftSchema.parse(draftOf({ ...TYPED, ...RELAY }, 'account'));
  const summary = profileSummarySchema.parse({ ...draft, id: 'profile1' });

  it('shows everything but its secrets', () => {
    expect(valuesOf(summary)).toEqual({
      ...TYPED,
      relayUrl: 'https://relay.example.com',
      secret: '',
    });
  });

  it('may leave its secrets out, and says whom it replaces', () => {
    expect(problemsOf(valuesOf(summary), 'account', 'profile1')).toEqual({});
    expect(draftOf(valuesOf(summary), 'account', 'profile1')).toMatchObject({
      replaces: 'profile1',
      secret: '',
      relayToken: '',
    });
    expect(Object.keys(problemsOf(valuesOf(summary)))).toEqual(['secret', 'relayToken']);
  });
});

it('a profile that was saved before there were relays is read as before', () => {
  const { secret, ...rest } = profileDraftSchema.parse(draftOf(TYPED, 'account'));
  const saved = { ...rest, id: 'profile1', secret };
  expect(profileSchema.parse(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
});

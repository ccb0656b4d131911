import { expect, test } from 'vitest';
import { fail, ok } from '../../../common/failure.ts';
import { profileDraftSchema } from '../../../common/ipc/profile.ts';
import { accountSidSchema } from '../../../common/model/sid.ts';
import { createProfileService } from '../../../main/core/profile-service.ts';
import { createMemoryStore } from '../../../main/vault/memory-store.ts';

const SECRET = 'a secret that nobody else may see';
const draft = profileDraftSchema.parse({
  name: 'North support',
  accountSid: `AC${'1'.repeat(32)}`,
  apiKeySid: `SK${'2'.repeat(32)}`,
  region: null,
  edge: null,
  baseUrl: null,
  endpoint: 'client:alex',
  callerId: '+14155550199',
  supervisorName: 'Alex',
  secret: SECRET,
});

function serviceWith() {
  const store = createMemoryStore('test');
  let count = 0;
  const newId = () => `profile${++count}`;
  return {
    store,
    service: createProfileService({ store, check: async (profile) => ok(profile), newId }),
  };
}

test('what is listed and answered holds everything but the secret', async () => {
  const { service } = serviceWith();
  const saved = await service.save(draft);
  const listed = await service.list();
  expect(saved).toMatchObject({ ok: true, value: { id: 'profile1', name: 'North support' } });
  expect(listed.ok && listed.value).toHaveLength(1);
  expect(JSON.stringify([saved, listed])).not.toContain(SECRET);
});

test('opening gives the main process the secret', async () => {
  const { service } = serviceWith();
  await service.save(draft);
  expect(await service.open('profile1')).toMatchObject({ ok: true, value: { secret: SECRET } });
  expect(await service.open('another')).toMatchObject({ ok: false, error: { code: 'invalid' } });
});

test('credentials that Twilio refuses are not kept', async () => {
  const refusal = { code: 'unauthorized' as const, message: 'No.', hint: 'Look again.' };
  const store = createMemoryStore('test');
  const service = createProfileService({
    store,
    check: async () => fail(refusal),
    newId: () => 'profile1',
  });
  expect(await service.save(draft)).toEqual({ ok: false, error: refusal });
  expect(await store.list()).toEqual({ ok: true, value: [] });
});

test('saving an account of the same name replaces it', async () => {
  const { service } = serviceWith();
  await service.save(draft);
  await service.save({ ...draft, endpoint: 'client:sam' });
  const listed = await service.list();
  expect(listed.ok && listed.value.map(({ id, endpoint }) => [id, endpoint])).toEqual([
    ['profile1', 'client:sam'],
  ]);
});

test('an entry that cannot be read is passed over and left where it is', async () => {
  const { service, store } = serviceWith();
  await store.put({ id: 'odd', value: '{"half":' });
  await store.put({ id: 'newer', value: '{"version":9}' });
  await service.save(draft);
  const listed = await service.list();
  expect(listed.ok && listed.value.map(({ id }) => id)).toEqual(['profile1']);
  const kept = await store.list();
  expect(kept.ok && kept.value).toHaveLength(3);
});

const { secret: _secret, ...withoutSecret } = draft;

test('a change keeps the secret that is left out', async () => {
  const { service } = serviceWith();
  await service.save(draft);
  const changed = await service.save({ ...withoutSecret, name: 'North', replaces: 'profile1' });
  expect(changed).toMatchObject({ ok: true, value: { id: 'profile1', name: 'North' } });
  expect(JSON.stringify(changed)).not.toContain(SECRET);
  expect(await service.open('profile1')).toMatchObject({
    value: { secret: SECRET, name: 'North' },
  });
});

test.each([
  ['account', { accountSid: accountSidSchema.parse(`AC${'9'.repeat(32)}`) }],
  ['API key', { apiKeySid: null }],
  ['region', { region: 'ie1' }],
  ['edge', { edge: 'dublin' }],
  ['address', { baseUrl: 'https://collector.example.com' }],
])('a kept secret is sent to no other %s', async (_what, change) => {
  const sent: unknown[] = [];
  const store = createMemoryStore('test');
  const service = createProfileService({
    store,
    check: async (profile) => {
      sent.push(profile.secret);
      return ok(profile);
    },
    newId: () => 'profile1',
  });
  await service.save(draft);
  const changed = await service.save({ ...withoutSecret, ...change, replaces: 'profile1' });
  expect(changed).toMatchObject({ ok: false, error: { field: 'secret' } });
  expect(sent).toEqual([SECRET]);
  expect(await service.open('profile1')).toMatchObject({ value: draft });
});

test('a kept token is sent to no other relay, and stays for its own', async () => {
  const { service } = serviceWith();
  const relay = { url: 'https://relay.example.com', gateway: false };
  await service.save({ ...draft, relay, relayToken: 'a token' });
  const other = { url: 'https://collector.example.com', gateway: true };
  expect(
    await service.save({ ...withoutSecret, relay: other, replaces: 'profile1' }),
  ).toMatchObject({ ok: false, error: { field: 'relayToken' } });
  const byGateway = { ...withoutSecret, apiKeySid: null, relay: { ...relay, gateway: true } };
  expect(await service.save({ ...byGateway, replaces: 'profile1' })).toMatchObject({ ok: true });
  const opened = await service.open('profile1');
  expect(opened).toMatchObject({ value: { relayToken: 'a token' } });
  expect(JSON.stringify(opened)).not.toContain(SECRET);
});

test('a change takes no name that another account has, and makes no new account', async () => {
  const { service } = serviceWith();
  await service.save(draft);
  await service.save({ ...draft, name: 'South' });
  expect(
    await service.save({ ...withoutSecret, name: 'South', replaces: 'profile1' }),
  ).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('“South”') },
  });
  expect(await service.save({ ...withoutSecret, replaces: 'profile9' })).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('not in the keychain') },
  });
  const listed = await service.list();
  expect(listed.ok && listed.value.map(({ name }) => name)).toEqual(['North support', 'South']);
});

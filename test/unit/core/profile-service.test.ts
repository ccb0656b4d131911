import { expect, test } from 'vitest';
import { fail, ok } from '../../../common/failure.ts';
import { profileDraftSchema } from '../../../common/ipc/profile.ts';
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

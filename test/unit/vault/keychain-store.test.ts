import { expect, test } from 'vitest';
import { type Keychain, openSecretStore } from '../../../main/vault/keychain-store.ts';

/** A keychain as keytar shows it, in memory. */
function keychain(changes: Partial<Keychain> = {}): Keychain {
  const entries = new Map<string, string>();
  return {
    findCredentials: async () =>
      Array.from(entries, ([account, password]) => ({ account, password })),
    setPassword: async (_service, account, password) => {
      entries.set(account, password);
    },
    deletePassword: async (_service, account) => entries.delete(account),
    ...changes,
  };
}

test('secrets are put into the keychain, listed and deleted', async () => {
  const store = await openSecretStore('Earshot', async () => keychain());
  expect(store.state).toEqual({ kind: 'keychain', reason: null });
  await store.put({ id: 'a', value: 'one' });
  await store.put({ id: 'a', value: 'two' });
  expect(await store.list()).toEqual({ ok: true, value: [{ id: 'a', value: 'two' }] });
  await store.delete('a');
  expect(await store.list()).toEqual({ ok: true, value: [] });
});

test.each([
  ['has no library', () => Promise.reject(new Error('libsecret is missing'))],
  [
    'has no service',
    async () => keychain({ findCredentials: () => Promise.reject(new Error('no such interface')) }),
  ],
  ['never answers', async () => keychain({ findCredentials: () => new Promise<never>(() => {}) })],
])('a system that %s keeps secrets in memory and says why', async (_what, load) => {
  const store = await openSecretStore('Earshot', load, 10);
  expect(store.state.kind).toBe('memory');
  expect(store.state.reason).not.toBe('');
  await store.put({ id: 'a', value: 'one' });
  expect(await store.list()).toEqual({ ok: true, value: [{ id: 'a', value: 'one' }] });
  await store.delete('a');
  expect(await store.list()).toEqual({ ok: true, value: [] });
});

test('a keychain that refuses to save is a failure in words, and nothing falls back to memory', async () => {
  const locked = keychain({ setPassword: () => Promise.reject(new Error('locked')) });
  const store = await openSecretStore('Earshot', async () => locked);
  const put = await store.put({ id: 'a', value: 'one' });
  expect(put).toMatchObject({ ok: false, error: { code: 'keychain' } });
  expect(JSON.stringify(put)).not.toContain('one');
  expect(await store.list()).toEqual({ ok: true, value: [] });
});

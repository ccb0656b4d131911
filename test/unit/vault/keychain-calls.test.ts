import { expect, test } from 'vitest';
import { createKeychainCalls } from '../../../main/vault/keychain-calls.ts';

function later<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** A keychain whose saving is over when the test says so. */
function slowKeychain() {
  const answer = later<void>();
  const calls = createKeychainCalls();
  const keychain = calls.counted({
    findCredentials: async () => [{ account: 'a', password: 'one' }],
    setPassword: () => answer.promise,
    deletePassword: () => Promise.reject(new Error('locked')),
  });
  return { answer, calls, keychain };
}

test('whoever asks gets the keychain’s own answers', async () => {
  const { answer, keychain } = slowKeychain();
  expect(await keychain.findCredentials('Earshot')).toEqual([{ account: 'a', password: 'one' }]);
  await expect(keychain.deletePassword('Earshot', 'a')).rejects.toThrow('locked');
  const saved = keychain.setPassword('Earshot', 'a', 'two');
  answer.resolve();
  await expect(saved).resolves.toBeUndefined();
});

test('it is closed when every call was answered, also by a refusal', async () => {
  const { answer, calls, keychain } = slowKeychain();
  void keychain.setPassword('Earshot', 'a', 'two');
  keychain.deletePassword('Earshot', 'a').catch(() => {});
  let isClosed = false;
  const closed = calls.close(60_000).then((all) => {
    isClosed = true;
    return all;
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(isClosed).toBe(false);
  answer.resolve();
  expect(await closed).toBe(true);
});

test('it says when an answer does not come in time', async () => {
  const { calls, keychain } = slowKeychain();
  void keychain.setPassword('Earshot', 'a', 'two');
  expect(await calls.close(5)).toBe(false);
});

test('once it is closed the keychain is not asked any more', async () => {
  const { calls, keychain } = slowKeychain();
  expect(await calls.close(60_000)).toBe(true);
  await expect(keychain.findCredentials('Earshot')).rejects.toThrow('Earshot is closing');
});

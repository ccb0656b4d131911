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

test('it is settled when every call was answered, also by a refusal', async () => {
  const { answer, calls, keychain } = slowKeychain();
  expect(await calls.settled(0)).toBe(true);
  void keychain.setPassword('Earshot', 'a', 'two');
  keychain.deletePassword('Earshot', 'a').catch(() => {});
  expect(await calls.settled(5)).toBe(false);
  const settled = calls.settled(60_000);
  answer.resolve();
  expect(await settled).toBe(true);
});

test('what is asked while the others are waited for is waited for, too', async () => {
  const { answer, calls, keychain } = slowKeychain();
  const second = later<boolean>();
  const slower = calls.counted({ ...keychain, deletePassword: () => second.promise });
  void keychain
    .setPassword('Earshot', 'a', 'two')
    .then(() => slower.deletePassword('Earshot', 'a'));
  let isSettled = false;
  const settled = calls.settled(60_000).then((all) => {
    isSettled = all;
  });
  answer.resolve();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(isSettled).toBe(false);
  second.resolve(true);
  await settled;
  expect(isSettled).toBe(true);
});

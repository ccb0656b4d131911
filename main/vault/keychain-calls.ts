import { answeredWithin } from './answered-within.ts';
import type { Keychain } from './keychain-store.ts';

/** What the keychain was asked and has not answered yet. */
export interface KeychainCalls {
  /** The same keychain, whose calls are counted, and refused once they are closed. */
  counted(keychain: Keychain): Keychain;
  /** Resolves when none is under way: to whether that came about within so many milliseconds. */
  close(limitMs: number): Promise<boolean>;
}

/** An answer that comes while the process ends makes keytar abort it: the system then tells of a crash. */
export function createKeychainCalls(): KeychainCalls {
  const underWay = new Set<Promise<unknown>>();
  let isClosed = false;

  async function count<T>(ask: () => Promise<T>): Promise<T> {
    if (isClosed) throw new Error('Earshot is closing');
    const answer = ask();
    underWay.add(answer);
    try {
      return await answer;
    } finally {
      underWay.delete(answer);
    }
  }

  return {
    counted: (keychain) => ({
      findCredentials: (service) => count(() => keychain.findCredentials(service)),
      setPassword: (service, account, password) =>
        count(() => keychain.setPassword(service, account, password)),
      deletePassword: (service, account) => count(() => keychain.deletePassword(service, account)),
    }),
    async close(limitMs) {
      isClosed = true;
      const all = Promise.allSettled(underWay);
      return answeredWithin(all, limitMs, 'the keychain has not answered').then(
        () => true,
        () => false,
      );
    },
  };
}

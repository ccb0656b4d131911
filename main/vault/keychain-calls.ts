import type { Keychain } from './keychain-store.ts';

/** What the keychain was asked and has not answered yet. */
export interface KeychainCalls {
  /** The same keychain, whose calls are counted. */
  counted(keychain: Keychain): Keychain;
  /** Resolves when none is under way: to whether that came about within so many milliseconds. */
  settled(limitMs: number): Promise<boolean>;
}

/** An answer that comes while the process ends makes keytar abort it: the system then tells of a crash. */
export function createKeychainCalls(): KeychainCalls {
  const underWay = new Set<Promise<unknown>>();

  function count<T>(call: Promise<T>): Promise<T> {
    const over = () => underWay.delete(done);
    const done: Promise<unknown> = call.then(over, over);
    underWay.add(done);
    return call;
  }

  return {
    counted: (keychain) => ({
      findCredentials: (service) => count(keychain.findCredentials(service)),
      setPassword: (service, account, password) =>
        count(keychain.setPassword(service, account, password)),
      deletePassword: (service, account) => count(keychain.deletePassword(service, account)),
    }),
    async settled(limitMs) {
      const limit = AbortSignal.timeout(limitMs);
      const late = new Promise<void>((resolve) => limit.addEventListener('abort', () => resolve()));
      while (underWay.size > 0 && !limit.aborted) await Promise.race([...underWay, late]);
      return underWay.size === 0;
    },
  };
}

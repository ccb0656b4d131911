import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { SecretStore } from '../core/secret-store.ts';
import { answeredWithin } from './answered-within.ts';
import { createMemoryStore } from './memory-store.ts';

/** The part of keytar that is used. */
export interface Keychain {
  findCredentials(service: string): Promise<Array<{ account: string; password: string }>>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/**
 * A locked keychain asks its owner for a password and waits, and the page says so meanwhile. A bus gives up
 * a keychain that does not answer after 25 s by itself; any other may hang for ever.
 */
const OPEN_TIMEOUT_MS = 60_000;

/**
 * The operating system's keychain, or memory when it cannot be opened: a secret is never written
 * anywhere else.
 */
export async function openSecretStore(
  service: string,
  loadKeychain: () => Promise<Keychain>,
  timeoutMs = OPEN_TIMEOUT_MS,
): Promise<SecretStore> {
  try {
    const keychain = await loadKeychain();
    await answeredWithin(
      keychain.findCredentials(service),
      timeoutMs,
      'the keychain does not answer',
    );
    return createKeychainStore(service, keychain);
  } catch (error) {
    return createMemoryStore(reasonOf(error));
  }
}

function createKeychainStore(service: string, keychain: Keychain): SecretStore {
  return {
    state: { kind: 'keychain', reason: null },
    list: () =>
      attempt(async () => {
        const found = await keychain.findCredentials(service);
        return found.map(({ account, password }) => ({ id: account, value: password }));
      }),
    put: ({ id, value }) => attempt(() => keychain.setPassword(service, id, value)),
    delete: (id) =>
      attempt(async () => {
        await keychain.deletePassword(service, id);
      }),
  };
}

async function attempt<T>(act: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await act());
  } catch (error) {
    return fail(refusedBy(error));
  }
}

function refusedBy(error: unknown): Failure {
  return {
    code: 'keychain',
    message: `The system’s keychain refused: ${reasonOf(error)}`,
    hint: 'Unlock the keychain and try again. Nothing was saved anywhere else.',
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

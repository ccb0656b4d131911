import { ok } from '../../common/failure.ts';
import type { SecretStore } from '../core/secret-store.ts';

/** Keeps secrets until the console closes. Used when there is no keychain; never writes them down. */
export function createMemoryStore(reason: string): SecretStore {
  const secrets = new Map<string, string>();
  return {
    state: { kind: 'memory', reason },
    list: async () => ok(Array.from(secrets, ([id, value]) => ({ id, value }))),
    put: async ({ id, value }) => {
      secrets.set(id, value);
      return ok(undefined);
    },
    delete: async (id) => {
      secrets.delete(id);
      return ok(undefined);
    },
  };
}

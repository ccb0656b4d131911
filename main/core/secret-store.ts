import type { Result } from '../../common/failure.ts';
import type { VaultState } from '../../common/ipc/session.ts';

/** Where secrets are kept: the operating system's keychain, or memory for this run only. */
export interface SecretStore {
  readonly state: VaultState;
  list(): Promise<Result<readonly StoredSecret[]>>;
  put(secret: StoredSecret): Promise<Result<void>>;
  delete(id: string): Promise<Result<void>>;
}

interface StoredSecret {
  readonly id: string;
  readonly value: string;
}

import type { AccountConfig } from './config/account-config.ts';

/** The accounts that the relay serves, by their AccountSid. */
export type Accounts = ReadonlyMap<string, AccountConfig>;

export function accountsOf(configs: readonly AccountConfig[]): Accounts {
  return new Map(configs.map((config) => [config.accountSid, config]));
}

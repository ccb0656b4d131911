import { type AccountSid, type ApiKeySid, newSid } from './domain/sids.ts';
import type { Random } from './random/random.ts';

/** What signs a client in to the simulator. */
export interface Credentials {
  readonly accountSid: AccountSid;
  readonly authToken: string;
  readonly apiKeySid: ApiKeySid;
  readonly apiKeySecret: string;
}

/** The same seed gives the same account; what `given` names is taken as it is. */
export function createCredentials(random: Random, given: Partial<Credentials> = {}): Credentials {
  return {
    accountSid: newSid('AC', random),
    authToken: random.hex(32),
    apiKeySid: newSid('SK', random),
    apiKeySecret: random.hex(32),
    ...given,
  };
}

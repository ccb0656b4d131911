import type { Profile } from '../../common/ipc/profile.ts';
import type { RelayAddress } from './relay-socket.ts';

/** Null for an account without a relay. */
export function relayAddressOf(
  { relay, relayToken, accountSid, supervisorName }: Profile,
  consoleId: string,
): RelayAddress | null {
  if (relay === undefined || relayToken === undefined) return null;
  const console = { id: consoleId, name: supervisorName };
  return { url: relay.url, token: relayToken, account: accountSid, console };
}

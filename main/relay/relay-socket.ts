import { io, type Socket } from 'socket.io-client';
import type { AccountSid } from '../../common/model/sid.ts';
import type { HelpFromConsole, HelpToConsole } from '../../common/wire/relay-help.ts';
import type { PresenceFromConsole, PresenceToConsole } from '../../common/wire/relay-presence.ts';
import {
  FEED_PATH,
  type FeedFromConsole,
  type FeedToConsole,
  type Handshake,
  type Place,
} from '../../common/wire/relay-protocol.ts';

export type RelaySocket = Socket<
  FeedToConsole & PresenceToConsole & HelpToConsole,
  FeedFromConsole & PresenceFromConsole & HelpFromConsole
>;

/** Where a relay is and by what it lets this console in. */
export interface RelayAddress {
  readonly url: string;
  readonly token: string;
  readonly account: AccountSid;
  readonly console: Handshake['console'];
}

/** How long a connection may take to come about, in milliseconds. */
const CONNECT_MS = 8_000;

/** A socket that connects when it is told to, each time after what `place` says then. */
export function createRelaySocket(
  { url, token, account, console }: RelayAddress,
  place: () => Place | null,
): RelaySocket {
  const auth = (answer: (handshake: Handshake) => void) =>
    answer({ token, account, after: place(), console });
  return io(url, {
    path: FEED_PATH,
    transports: ['websocket'],
    forceNew: true,
    autoConnect: false,
    // Whoever holds the socket decides when it comes back.
    reconnection: false,
    timeout: CONNECT_MS,
    auth,
  });
}

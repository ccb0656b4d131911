import type { DefaultEventsMap, Namespace, Server, Socket } from 'socket.io';
import type { FeedFromConsole, FeedToConsole, Place } from '../../common/wire/relay-protocol.ts';
import type { Claims } from '../tokens/tokens.ts';

/** What is known of a console once it was let in, at `socket.data`. */
interface ConsoleData {
  claims: Claims;
  console: { readonly id: string; readonly name: string };
  /** What it saw last. */
  after: Place | null;
}

export type FeedServer = Server<FeedFromConsole, FeedToConsole, DefaultEventsMap, ConsoleData>;
export type FeedNamespace = Namespace<
  FeedFromConsole,
  FeedToConsole,
  DefaultEventsMap,
  ConsoleData
>;
export type FeedSocket = Socket<FeedFromConsole, FeedToConsole, DefaultEventsMap, ConsoleData>;

/** All consoles of an account, at every instance. */
export const accountRoom = (account: string): string => `account:${account}`;

import {
  type Entry,
  MOST_ENTRIES,
  type Place,
  seenSchema,
} from '../../common/wire/relay-protocol.ts';
import type { Clock } from '../clock.ts';
import type { FeedSocket } from './feed-server.ts';

/** One console on its way through a log: what it was sent and what it says it has. */
export interface Listener {
  readonly socket: FeedSocket;
  /** It gets what comes as it comes; otherwise it gets one page after the other, at its own pace. */
  isLive: boolean;
  readonly log: string | null;
  /** The number of the last entry that was sent. */
  readonly sent: number;
  /** How many it was sent and has not seen. */
  readonly unseen: number;
  /** It begins at a place, whatever came before. */
  moveTo(place: Place): void;
  send(entries: readonly Entry[]): void;
  /** They were sent to all that are live. */
  wasSent(head: number): void;
  /** Calls once when it has seen everything that it was sent. */
  whenSeen(act: () => void): void;
  /** How long, in milliseconds, it has owed an answer. */
  silentFor(): number;
}

export function createListener(socket: FeedSocket, clock: Pick<Clock, 'now'>): Listener {
  let log: string | null = null;
  let sent = 0;
  let seen = 0;
  let owesSince = clock.now();
  let waiting: (() => void) | null = null;

  socket.on('seen', (message: unknown) => {
    const read = seenSchema.safeParse(message);
    // What it was not sent it cannot have seen.
    if (!read.success || read.data.seq > sent || read.data.seq <= seen) return;
    seen = read.data.seq;
    owesSince = clock.now();
    if (seen === sent) goOn();
  });

  function goOn(): void {
    const act = waiting;
    waiting = null;
    act?.();
  }

  function wasSent(head: number): void {
    if (sent === seen) owesSince = clock.now();
    sent = head;
  }

  return {
    socket,
    isLive: false,
    get log() {
      return log;
    },
    get sent() {
      return sent;
    },
    get unseen() {
      return sent - seen;
    },
    moveTo(place) {
      log = place.log;
      sent = place.seq;
      seen = place.seq;
    },
    send(entries) {
      for (const some of batchesOf(entries)) socket.emit('events', { entries: some });
      wasSent(entries.at(-1)?.seq ?? sent);
    },
    wasSent,
    whenSeen(act) {
      waiting = act;
      if (seen === sent) goOn();
    },
    silentFor: () => (sent === seen ? 0 : clock.now() - owesSince),
  };
}

export function batchesOf(entries: readonly Entry[]): Entry[][] {
  const count = Math.ceil(entries.length / MOST_ENTRIES);
  return Array.from({ length: count }, (_, index) =>
    entries.slice(index * MOST_ENTRIES, (index + 1) * MOST_ENTRIES),
  );
}

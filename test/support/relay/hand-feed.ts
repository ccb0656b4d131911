import {
  type Entry,
  eventsSchema,
  type Place,
  tooOldSchema,
  welcomeSchema,
} from '../../../common/wire/relay-protocol.ts';
import { createAccountFeed } from '../../../relay/feed/account-feed.ts';
import type { FeedNamespace, FeedSocket } from '../../../relay/feed/feed-server.ts';
import type { EventLog } from '../../../relay/log/event-log.ts';
import { createMetrics } from '../../../relay/metrics.ts';
import type { HandClock } from './hand-clock.ts';

/** A console without a network: it takes what it is sent and answers when it is told to. */
export interface HandConsole {
  readonly socket: FeedSocket;
  /** Where it stands after what it was sent. */
  place: Place | null;
  readonly entries: Entry[];
  readonly complaints: string[];
  tooOld: number;
  /** The most that was sent to it and not confirmed. */
  mostUnseen: number;
  /** Says what it has seen. */
  answer(): void;
  leave(): void;
}

/** The feed of one account, with consoles that are called by hand. */
export function createHandFeed(account: string, log: Pick<EventLog, 'read'>, clock: HandClock) {
  const rooms = new Map<string, Set<HandConsole>>();
  const roomOf = (name: string) => {
    const room = rooms.get(name) ?? new Set<HandConsole>();
    rooms.set(name, room);
    return room;
  };
  const namespace = {
    local: {
      to: (name: string) => ({
        emit(event: string, message: unknown) {
          for (const { socket } of roomOf(name)) (socket.emit as Emit)(event, message);
        },
      }),
    },
  } as unknown as FeedNamespace;
  const publicUrl = 'https://relay.example';
  const metrics = createMetrics(() => ({ size: 0, bytes: 0 }));
  const feed = createAccountFeed({ account, publicUrl, namespace, log, clock, metrics });

  function open(after: Place | null): HandConsole {
    const handlers = new Map<string, (message?: unknown) => void>();
    let confirmed = 0;
    const socket = {
      data: { claims: { role: 'viewer', name: 'Anna' } },
      on: (event: string, act: () => void) => void handlers.set(event, act),
      emit: receive,
      join: (name: string) => void roomOf(name).add(me),
      leave: (name: string) => void roomOf(name).delete(me),
      conn: { close: () => me.leave() },
    } as unknown as FeedSocket;
    const me: HandConsole = {
      socket,
      place: after,
      entries: [],
      complaints: [],
      tooOld: 0,
      mostUnseen: 0,
      answer() {
        confirmed = me.entries.length;
        handlers.get('seen')?.({ seq: me.place?.seq });
      },
      leave() {
        for (const room of rooms.values()) room.delete(me);
        handlers.get('disconnect')?.();
      },
    };

    function receive(event: string, message: unknown): void {
      if (event === 'welcome') {
        const { log: name, head } = welcomeSchema.parse(message);
        me.place ??= { log: name, seq: head };
      } else if (event === 'too-old') {
        const { log: name, head } = tooOldSchema.parse(message);
        me.tooOld += 1;
        me.place = { log: name, seq: head };
      } else if (event === 'events') {
        for (const entry of eventsSchema.parse(message).entries) take(entry);
      }
    }

    function take(entry: Entry): void {
      if (me.place === null) me.complaints.push('events before the welcome');
      else if (entry.seq !== me.place.seq + 1) {
        me.complaints.push(`${entry.seq} after ${me.place.seq}`);
      }
      if (me.place !== null) me.place = { ...me.place, seq: entry.seq };
      me.entries.push(entry);
      me.mostUnseen = Math.max(me.mostUnseen, me.entries.length - confirmed);
    }

    feed.join(socket, after);
    return me;
  }

  return { feed, open };
}

type Emit = (event: string, message: unknown) => void;

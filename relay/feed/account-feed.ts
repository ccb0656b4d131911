import type { Entry, Place } from '../../common/wire/relay-protocol.ts';
import type { Clock } from '../clock.ts';
import type { EventLog, LogEnd } from '../log/event-log.ts';
import type { RelayMetrics } from '../metrics.ts';
import type { FeedNamespace, FeedSocket } from './feed-server.ts';
import { batchesOf, createListener, type Listener } from './listener.ts';
import { createRecent, type Recent } from './recent.ts';

interface AccountFeedNeeds {
  readonly account: string;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly namespace: FeedNamespace;
  readonly log: Pick<EventLog, 'read'>;
  readonly clock: Clock;
  readonly metrics: Pick<RelayMetrics, 'feed' | 'logHead'>;
}

/**
 * The events of one account on their way to its consoles. A console that is up to date gets what all get,
 * encoded once; one that is behind gets page after page from the log, each when it has seen the one
 * before, until it is up to date. So no console can make the relay hold more than a little for it.
 */
export interface AccountFeed {
  /** A console joins after what it saw last; the promise of the protocol begins here. */
  join(socket: FeedSocket, after: Place | null): void;
  begins(end: LogEnd): void;
  entries(entries: readonly Entry[]): void;
  flowing(flowing: boolean): void;
  /** Ends those that do not answer any more. */
  dropSilent(): void;
}

/** A live console with more than these unseen is behind. */
const MOST_UNSEEN = 5_000;
const LONGEST_SILENCE = 30_000;
const READ_AGAIN = 500;
/**
 * How long entries may gather, in milliseconds: the more consoles, the dearer is each message. When more
 * than one comes in a millisecond, which the last message shows, they may gather for longer.
 */
function gathering(consoles: number, lastMessage: number): number {
  const quiet = Math.min(25, Math.floor(consoles / 4));
  const busy = Math.min(50, 5 + Math.floor(consoles / 2));
  return Math.max(quiet, Math.min(busy, lastMessage));
}

export function createAccountFeed(needs: AccountFeedNeeds): AccountFeed {
  const { account, publicUrl, namespace, log, clock, metrics } = needs;
  const live = `live:${account}`;
  const listeners = new Set<Listener>();
  /** Those that came before the log could be reached. */
  const early = new Map<Listener, Place | null>();
  let end: { readonly log: string; readonly recent: Recent } | null = null;
  let isFlowing = false;
  let told = 0;
  let lastTold = 0;
  let lastMessage = 0;
  let callOff: (() => void) | null = null;

  /** To all that are live, what they were not told yet. */
  function tellNow(): void {
    callOff?.();
    callOff = null;
    if (end === null || end.recent.head === told) return;
    const fresh = end.recent.after(told);
    told = end.recent.head;
    lastTold = clock.now();
    const some = [...listeners].filter(({ isLive }) => isLive);
    if (fresh === null) {
      // More came at once than is kept in memory: everybody reads it from the log.
      for (const listener of some) fallBehind(listener);
      return;
    }
    lastMessage = fresh.length;
    if (some.length === 0) return;
    for (const entries of batchesOf(fresh)) namespace.local.to(live).emit('events', { entries });
    for (const listener of some) {
      listener.wasSent(told);
      if (listener.unseen > MOST_UNSEEN) fallBehind(listener);
    }
  }

  function tellSoon(): void {
    if (callOff !== null) return;
    const wait = lastTold + gathering(listeners.size, lastMessage) - clock.now();
    if (wait <= 0) tellNow();
    else callOff = clock.after(wait, tellNow);
  }

  function goLive(listener: Listener): void {
    tellNow();
    listener.isLive = true;
    void listener.socket.join(live);
  }

  function fallBehind(listener: Listener): void {
    metrics.feed.inc({ what: 'behind' });
    listener.isLive = false;
    void listener.socket.leave(live);
    listener.whenSeen(() => void nextPage(listener));
  }

  function moveToEnd(listener: Listener, { log: name, recent }: { log: string; recent: Recent }) {
    metrics.feed.inc({ what: 'too-old' });
    listener.socket.emit('too-old', { log: name, head: recent.head });
    goLive(listener);
    listener.moveTo({ log: name, seq: recent.head });
  }

  /** What follows is in memory, or is read from the log. */
  async function nextPage(listener: Listener): Promise<void> {
    const now = end;
    if (now === null || !listeners.has(listener) || listener.isLive) return;
    const rest = now.recent.after(listener.sent);
    if (rest !== null) {
      goLive(listener);
      listener.send(rest);
      return;
    }
    const { sent } = listener;
    const page = await log.read(account, sent, 500).catch(() => null);
    const isStill = listeners.has(listener) && !listener.isLive && listener.sent === sent;
    if (!isStill || listener.log !== now.log) return;
    if (page === null || page.entries?.length === 0) {
      clock.after(READ_AGAIN, () => void nextPage(listener));
    } else if (page.log !== now.log || page.entries === null) {
      if (end !== null) moveToEnd(listener, end);
    } else {
      listener.send(page.entries);
      listener.whenSeen(() => void nextPage(listener));
    }
  }

  function welcome(listener: Listener, after: Place | null): void {
    if (end === null) return;
    const { log: name, recent } = end;
    const { socket } = listener;
    const { role, name: person } = socket.data.claims;
    const callbacks = publicUrl;
    socket.emit('welcome', { log: name, head: recent.head, role, name: person, callbacks });
    metrics.feed.inc({ what: 'welcome' });
    if (after !== null && after.log !== name) {
      moveToEnd(listener, end);
      return;
    }
    if (after === null) goLive(listener);
    listener.moveTo({ log: name, seq: after?.seq ?? recent.head });
    if (after !== null) void nextPage(listener);
  }

  return {
    join(socket, after) {
      const listener = createListener(socket, clock);
      listeners.add(listener);
      socket.on('disconnect', () => {
        listeners.delete(listener);
        early.delete(listener);
      });
      if (!isFlowing) socket.emit('flow', { flowing: false });
      if (end === null) early.set(listener, after);
      else welcome(listener, after);
    },
    begins({ log: name, head }) {
      tellNow();
      end = { log: name, recent: createRecent(head) };
      told = head;
      for (const listener of listeners) if (!early.has(listener)) moveToEnd(listener, end);
      for (const [listener, after] of early) welcome(listener, after);
      early.clear();
      metrics.logHead.set({ account }, head);
    },
    entries(entries) {
      if (end === null) return;
      end.recent.push(entries);
      metrics.logHead.set({ account }, end.recent.head);
      tellSoon();
    },
    flowing(flowing) {
      isFlowing = flowing;
      for (const { socket } of listeners) socket.emit('flow', { flowing });
    },
    dropSilent() {
      for (const { socket, silentFor } of listeners) {
        if (silentFor() < LONGEST_SILENCE) continue;
        metrics.feed.inc({ what: 'silent' });
        // Only the connection is closed: a console that comes back to life resumes.
        socket.conn.close();
      }
    },
  };
}

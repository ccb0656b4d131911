import type { Server as HttpServer } from 'node:http';
import type { FastifyBaseLogger } from 'fastify';
import { Server } from 'socket.io';
import { FEED_PATH, type FeedRefusal } from '../../common/wire/relay-protocol.ts';
import type { Accounts } from '../accounts.ts';
import type { Clock } from '../clock.ts';
import type { RelayLimits } from '../config/config.ts';
import type { EventLog } from '../log/event-log.ts';
import type { RelayMetrics } from '../metrics.ts';
import type { Tokens } from '../tokens/tokens.ts';
import { createAccountFeed } from './account-feed.ts';
import { accountRoom, type FeedServer, type FeedSocket } from './feed-server.ts';
import { letIn } from './handshake.ts';
import { createWindowCounter } from './window-counter.ts';

export interface FeedNeeds {
  readonly io: FeedServer;
  readonly accounts: Accounts;
  readonly publicUrl: string;
  readonly tokens: Tokens;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly metrics: RelayMetrics;
  readonly logger: FastifyBaseLogger;
  readonly limits: RelayLimits;
  /** Of a connection, looked up through as many proxies as are believed. */
  readonly addressOf: (socket: FeedSocket) => string;
}

export interface Feed {
  /** Whether events reach consoles. */
  readonly isFlowing: boolean;
  close(): void;
}

const CHECKING = 5_000;
/** A token that was revoked is good for so long at most, in milliseconds. */
const RECHECKING = 15_000;

/** Lets consoles in and gives each the events of its account. */
export function createFeed(needs: FeedNeeds): Feed {
  const { io, accounts, publicUrl, tokens, log, clock, metrics, limits } = needs;
  const gate = {
    accounts,
    tokens,
    perAddress: createWindowCounter(limits.requestsPerAddress, clock.now),
    perToken: createWindowCounter(limits.requestsPerToken, clock.now),
  };
  const feeds = new Map(
    [...accounts.keys()].map((account) => [
      account,
      createAccountFeed({ account, publicUrl, namespace: io.of('/'), log, clock, metrics }),
    ]),
  );
  let isFlowing = false;
  let stopChecking = clock.after(CHECKING, check);
  let recheckAt = clock.now() + RECHECKING;

  io.use((socket, next) => {
    letIn(socket.handshake.auth, needs.addressOf(socket), gate).then(
      (result) => {
        if (!result.ok) {
          metrics.feed.inc({ what: 'refused' });
          next(Object.assign(new Error(result.error.message), { data: result.error }));
          return;
        }
        const { handshake, claims } = result.value;
        socket.data.claims = claims;
        socket.data.console = handshake.console;
        socket.data.after = handshake.after;
        next();
      },
      (error: unknown) => next(error instanceof Error ? error : new Error(String(error))),
    );
  });

  io.on('connection', (socket) => {
    const { accountSid } = socket.data.claims;
    void socket.join(accountRoom(accountSid));
    feeds.get(accountSid)?.join(socket, socket.data.after);
    metrics.consoles.inc();
    socket.on('disconnect', () => metrics.consoles.dec());
  });

  log.follow({
    begins: (account, end) => feeds.get(account)?.begins(end),
    entries(account, entries) {
      metrics.gaps.inc(entries.filter(({ kind }) => kind === 'gap').length);
      feeds.get(account)?.entries(entries);
    },
    flowing(flowing) {
      isFlowing = flowing;
      metrics.flowing.set(flowing ? 1 : 0);
      needs.logger[flowing ? 'info' : 'error'](
        flowing ? 'Events flow' : 'The log is away: callbacks are kept, and told later',
      );
      for (const feed of feeds.values()) feed.flowing(flowing);
    },
  });

  function check(): void {
    for (const feed of feeds.values()) feed.dropSilent();
    if (clock.now() >= recheckAt) {
      recheckAt = clock.now() + RECHECKING;
      for (const socket of io.of('/').sockets.values()) void recheck(socket);
    }
    stopChecking = clock.after(CHECKING, check);
  }

  /** While the register is away, the token is good until it runs out. */
  async function recheck(socket: FeedSocket): Promise<void> {
    const { claims } = socket.data;
    const result = await tokens.recheck(claims).catch(() => null);
    if (result === null ? claims.expiresAt > clock.now() : result.ok) return;
    const refusal: FeedRefusal =
      result === null || result.ok
        ? { code: 'unauthorized', message: 'This token has run out.', hint: NEW_TOKEN }
        : { code: 'unauthorized', message: result.error.message, hint: result.error.hint };
    socket.emit('refused', refusal);
    socket.disconnect(true);
  }

  return {
    get isFlowing() {
      return isFlowing;
    },
    close: () => stopChecking(),
  };
}

const NEW_TOKEN = 'Ask whoever runs the relay for a new token.';

/**
 * The socket.io server. Only WebSocket: what a long poll would answer twice is sent once. A browser's
 * page has an origin and is turned away; a console has none.
 */
export function createFeedServer(server: HttpServer): FeedServer {
  return new Server(server, {
    path: FEED_PATH,
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: 64 * 1_024,
    perMessageDeflate: false,
    // A console that died is known within ten seconds.
    pingInterval: 4_000,
    pingTimeout: 4_000,
    connectTimeout: 10_000,
    allowRequest: (request, answer) => answer(null, request.headers.origin === undefined),
  });
}

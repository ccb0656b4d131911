import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { accountsOf } from './accounts.ts';
import { addCallbacks } from './callbacks/callback-routes.ts';
import { type Clock, systemClock } from './clock.ts';
import type { RelayConfig } from './config/config.ts';
import { reasonOf } from './config/setting-kinds.ts';
import { createAddressOf } from './feed/address.ts';
import { createFeed, createFeedServer } from './feed/feed.ts';
import type { FeedServer } from './feed/feed-server.ts';
import { createWindowCounter } from './feed/window-counter.ts';
import { addHealth } from './health.ts';
import type { EventLog } from './log/event-log.ts';
import { createIntake } from './log/intake.ts';
import { createMemoryLog } from './log/memory-log.ts';
import { createOutbox } from './log/outbox.ts';
import type { RollCall } from './log/roll-call.ts';
import { openSpill } from './log/spill.ts';
import { createMetrics } from './metrics.ts';
import { addServices } from './services.ts';
import { openTokenRegister } from './tokens/open-register.ts';
import { createTokens, type Tokens } from './tokens/tokens.ts';
import { createWebServer } from './web-server.ts';

export interface Relay {
  readonly app: FastifyInstance;
  readonly tokens: Tokens;
  /** Resolves with the port. */
  listen(): Promise<number>;
  /**
   * Takes no new request, answers those that came, and brings what waits into the log. Resolves with
   * how many accepted callbacks have not reached it; with a data folder the next start brings them.
   */
  close(): Promise<number>;
}

export interface RelayParts {
  readonly clock?: Clock;
  /** In place of the one that the configuration asks for. */
  readonly log?: EventLog;
}

/** How long a relay that ends waits for requests, and then for a log that is away, in milliseconds. */
const PATIENCE = 5_000;
const SWEEPING = 50;
/** Not what every command says while Redis is away. */
const IS_CAUSE = /^(?!Stream isn't writeable|Reached the max retries|Connection is closed)/;

/** Builds a relay. It listens when it is told to. Rejects when its data folder cannot be used. */
export async function buildRelay(
  config: RelayConfig,
  logger: FastifyBaseLogger,
  { clock = systemClock, log: givenLog }: RelayParts = {},
): Promise<Relay> {
  const { limits, publicUrl, redisUrl, dataFolder } = config;
  const accounts = accountsOf(config.accounts);
  const app = createWebServer(config, logger);

  // What is kept.
  const metrics = createMetrics(() => outbox);
  const toldOf = createWindowCounter(1, clock.now);
  const onLogError = (error: unknown) => {
    metrics.logErrors.inc();
    const reason = reasonOf(error);
    // The error itself holds the command that failed, and with it a password or a caller's number.
    logger[IS_CAUSE.test(reason) && toldOf.allows(reason) ? 'error' : 'debug'](
      { reason },
      'Redis failed',
    );
  };
  const spilled =
    dataFolder === null || redisUrl === null
      ? null
      : await openSpill(join(dataFolder, 'outbox'), (error) =>
          logger.error({ err: error }, 'The data folder refuses to be written'),
        );
  const outbox = createOutbox({ limits, spill: spilled?.spill ?? null, left: spilled?.left ?? [] });
  const log = givenLog ?? (await openLog(config, clock, onLogError));
  const intake = createIntake({
    log,
    outbox,
    clock,
    gatheringMs: redisUrl === null ? 0 : 2,
    newKey: () => `gap:${newName()}`,
    onAway(error) {
      onLogError(error);
      logger.error('The log cannot be written: callbacks wait in the outbox');
    },
  });
  const markGaps = (why: string) => {
    logger.error(`Callbacks may have been lost: ${why}`);
    for (const account of accounts.keys()) void intake.markGap(account);
  };
  if (spilled !== null && spilled.broken > 0) markGaps('a part of the data folder cannot be read');

  // Who asks.
  const register = await openTokenRegister(config, clock.now);
  const tokens = createTokens({ secrets: config.tokenSecrets, register, now: clock.now });

  // What is served.
  let isClosing = false;
  await app.register(fastifyRateLimit, {
    max: limits.requestsPerAddress,
    timeWindow: 60_000,
  });
  await addCallbacks(app, { accounts, publicUrl, intake, metrics, clock });
  const io = createFeedServer(app.server);
  const instances = redisUrl === null ? null : await shareThrough(redisUrl, io, onLogError);
  const addressOf = createAddressOf(config.proxies);
  const feed = createFeed({
    io,
    accounts,
    publicUrl,
    tokens,
    log,
    clock,
    metrics,
    logger,
    limits,
    addressOf,
  });
  const services = await addServices(app, io, {
    config,
    tokens,
    registry: metrics.registry,
    // The feed lets in nobody else.
    memberOf: (socket) => socket.data,
    now: clock.now,
  });
  addHealth(app, {
    registry: metrics.registry,
    isFlowing: () => feed.isFlowing,
    whyNotReady: () =>
      isClosing ? 'closing' : outbox.isFull ? 'Redis is away and the outbox is full' : null,
  });

  let rollCall: RollCall | null = null;

  return {
    app,
    tokens,
    async listen() {
      await app.listen({ host: config.host, port: config.port });
      if (redisUrl !== null) {
        const { keepRollCall } = await import('./log/roll-call.ts');
        const onMissing = () => markGaps('no instance was there, or one fell silent');
        rollCall = keepRollCall({
          url: redisUrl,
          name: newName(),
          clock,
          onError: onLogError,
          onMissing,
        });
      }
      const address = app.server.address();
      return typeof address === 'object' && address !== null ? address.port : config.port;
    },
    async close() {
      isClosing = true;
      // Consoles go to another instance and resume there; callbacks under way are finished.
      io.engine.close();
      const stopSweeping = sweep(app.server, clock);
      await app.close();
      stopSweeping();
      await io.close();
      await services.close();
      const waiting = await intake.finish(PATIENCE);
      await rollCall?.close(waiting === 0);
      feed.close();
      await log.close();
      await outbox.close();
      instances?.close();
      await register.close();
      return waiting;
    },
  };
}

/**
 * Closes connections as soon as their requests are answered: one that is kept alive, or a request that
 * never arrives whole, would hold up the end.
 */
function sweep(server: FastifyInstance['server'], clock: Clock): () => void {
  const isOverAt = clock.now() + PATIENCE;
  let stop = clock.after(0, again);
  function again(): void {
    if (clock.now() < isOverAt) server.closeIdleConnections();
    else server.closeAllConnections();
    stop = clock.after(SWEEPING, again);
  }
  return () => stop();
}

/** What needs a Redis is loaded only where there is one. */
async function openLog(
  { redisUrl, accounts: configs, limits }: RelayConfig,
  clock: Clock,
  onError: (error: unknown) => void,
): Promise<EventLog> {
  const accounts = configs.map(({ accountSid }) => accountSid);
  const needs = { accounts, limits, clock, newLogName: newName };
  if (redisUrl === null) return createMemoryLog(needs);
  const { createRedisLog } = await import('./log/redis-log.ts');
  return createRedisLog({ ...needs, url: redisUrl, onError });
}

async function shareThrough(redisUrl: string, io: FeedServer, onError: (error: unknown) => void) {
  const { shareAcrossInstances } = await import('./feed/instances.ts');
  return shareAcrossInstances(io, redisUrl, onError);
}

const newName = () => randomBytes(9).toString('base64url');

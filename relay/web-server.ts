import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { RelayConfig } from './config/config.ts';

/** How long a request may take to arrive, in milliseconds, so that slow ones do not gather. */
const REQUEST_LIMIT = 10_000;
/** At once; the system turns away the rest. */
const MOST_CONNECTIONS = 10_000;
const LARGEST_HEADERS = 16 * 1_024;

/** The server without any route. It listens when it is told to. */
export function createWebServer(
  { tls, proxies }: Pick<RelayConfig, 'tls' | 'proxies'>,
  logger: FastifyBaseLogger,
): FastifyInstance {
  return fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // One logger for all requests: one of each would cost more than the check of a signature.
    childLoggerFactory: (parent) => parent,
    trustProxy: (_address, hop) => hop < proxies,
    bodyLimit: 64 * 1_024,
    forceCloseConnections: 'idle',
    // What comes while it ends is still answered.
    return503OnClosing: false,
    serverFactory: (handler) => limited(tls, handler),
  });
}

type Handler = Parameters<typeof createServer>[1];

function limited(tls: RelayConfig['tls'], handler: Handler): Server {
  const options = {
    maxHeaderSize: LARGEST_HEADERS,
    requestTimeout: REQUEST_LIMIT,
    headersTimeout: REQUEST_LIMIT,
    connectionsCheckingInterval: 2_000,
    keepAliveTimeout: 60_000,
  };
  const server =
    tls === null
      ? createServer(options, handler)
      : createTlsServer({ ...options, cert: tls.certificate, key: tls.key }, handler);
  server.maxConnections = MOST_CONNECTIONS;
  return server;
}

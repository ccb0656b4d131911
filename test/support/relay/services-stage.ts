import fastifyRateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import { Registry } from 'prom-client';
import { Server } from 'socket.io';
import { io as connect, type Socket } from 'socket.io-client';
import type { AccountSid } from '../../../common/model/sid.ts';
import { type Help, helpsSchema } from '../../../common/wire/relay-help.ts';
import {
  type Lease,
  leaseLostSchema,
  leasesSchema,
  type Present,
  presenceSchema,
} from '../../../common/wire/relay-presence.ts';
import { FEED_PATH, handshakeSchema, type Role } from '../../../common/wire/relay-protocol.ts';
import { freePort } from '../../../rehearsal/free-port.ts';
import type { AccountConfig } from '../../../relay/config/account-config.ts';
import { shareAcrossInstances } from '../../../relay/feed/instances.ts';
import type { Member } from '../../../relay/presence/member.ts';
import { addServices } from '../../../relay/services.ts';
import { createMemoryRegister } from '../../../relay/tokens/token-register.ts';
import { createTokens, type Tokens } from '../../../relay/tokens/tokens.ts';
import { ACCOUNT, TOKEN_SECRET } from './relay-account.ts';

/** One instance of everything but the events: what a console, an agent and Twilio speak to. */
export interface ServicesStage {
  readonly url: string;
  readonly tokens: Tokens;
  readonly registry: Registry;
  token(name: string, role: Role, endpoint?: string): Promise<string>;
  /** A console that does not connect yet. */
  console(name: string, role?: Role): Promise<Socket>;
  /** Ends at once, without a word to anybody. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly account?: AccountSid;
  readonly gateway?: AccountConfig['gateway'];
  readonly redisUrl?: string | null;
  readonly dataFolder?: string | null;
  readonly requestsPerToken?: number;
  readonly holdMusic?: Readonly<Record<string, string>>;
  /** Default: where it listens. */
  readonly publicUrl?: string;
  readonly now?: () => number;
}

/** What a console knows of the others, from all that it was told; connects it. */
export function listen(socket: Socket) {
  const here = new Map<string, Present>();
  const held = new Map<string, Lease>();
  const asked = new Map<string, Help>();
  const lost: Lease[] = [];
  let key = '';
  socket.on('presence:you', (you: { key: string }) => {
    key = you.key;
  });
  socket.on('presence', (message: unknown) => {
    const presence = presenceSchema.parse(message);
    if (presence.whole) here.clear();
    for (const one of presence.here) here.set(one.key, one);
    for (const gone of presence.gone) here.delete(gone);
  });
  socket.on('lease', (message: unknown) => {
    const leases = leasesSchema.parse(message);
    if (leases.whole) held.clear();
    for (const lease of leases.held) held.set(lease.callSid, lease);
    for (const ended of leases.ended) held.delete(ended);
  });
  socket.on('lease:lost', (message: unknown) => lost.push(leaseLostSchema.parse(message).lease));
  socket.on('help', (message: unknown) => {
    const helps = helpsSchema.parse(message);
    if (helps.whole) asked.clear();
    for (const help of helps.asked) asked.set(help.id, help);
    for (const gone of helps.gone) asked.delete(gone);
  });
  socket.connect();
  return {
    socket,
    here,
    held,
    asked,
    lost,
    names: () => [...here.values()].map(({ name }) => name).toSorted(),
    key: () => key,
  };
}

export async function startServices(options: StageOptions = {}): Promise<ServicesStage> {
  const { account = ACCOUNT, gateway, redisUrl = null, dataFolder = null } = options;
  const now = options.now ?? Date.now;
  const registry = new Registry();
  const tokens = createTokens({ secrets: [TOKEN_SECRET], register: createMemoryRegister(), now });
  const app = Fastify();
  await app.register(fastifyRateLimit, { max: 600, timeWindow: 60_000 });
  const io = new Server(app.server, { path: FEED_PATH, transports: ['websocket'] });
  const instances = redisUrl === null ? null : shareAcrossInstances(io, redisUrl, () => undefined);
  io.use(async (socket, next) => {
    const { token, console } = handshakeSchema.parse(socket.handshake.auth);
    const who = await tokens.verify(token);
    if (!who.ok) return next(new Error(who.error.message));
    const member: Member = { claims: who.value, console };
    socket.data = member;
    next();
  });
  const port = await freePort();
  const services = await addServices(app, io, {
    config: {
      accounts: [
        {
          accountSid: account,
          authTokens: ['0123456789abcdef'],
          ...(gateway === undefined ? {} : { gateway }),
        },
      ],
      publicUrl: options.publicUrl ?? `http://127.0.0.1:${port}`,
      redisUrl,
      dataFolder,
      tokenSecrets: [TOKEN_SECRET],
      holdMusic: options.holdMusic ?? {},
      limits: {
        logAgeMs: 1,
        logEntries: 1,
        outboxEntries: 1,
        outboxBytes: 1,
        requestsPerAddress: 600,
        requestsPerToken: options.requestsPerToken ?? 100_000,
      },
    },
    tokens,
    registry,
    memberOf: (socket) => socket.data,
    now,
  });
  const url = await app.listen({ host: '127.0.0.1', port });
  const sockets: Socket[] = [];

  const stage: ServicesStage = {
    url,
    tokens,
    registry,
    token: (name, role, endpoint) =>
      tokens.issue(
        { accountSid: account, name, role, ...(endpoint === undefined ? {} : { endpoint }) },
        3_600_000,
      ),
    async console(name, role = 'supervisor') {
      const token = await stage.token(name, role);
      const id = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
      const auth = { token, account, after: null, console: { id, name } };
      const socket = connect(url, {
        path: FEED_PATH,
        transports: ['websocket'],
        auth,
        forceNew: true,
        reconnection: false,
        autoConnect: false,
      });
      sockets.push(socket);
      return socket;
    },
    async kill() {
      await services.close();
      io.local.disconnectSockets(true);
      app.server.closeAllConnections();
      await io.close();
      await app.close();
      instances?.close();
    },
    async close() {
      for (const socket of sockets) socket.disconnect();
      await stage.kill();
    },
  };
  return stage;
}

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Server, Socket } from 'socket.io';
import { createAudit, createNoAudit } from './audit/audit.ts';
import { addAuditMetrics } from './audit/audit-metrics.ts';
import { openRotatingFile } from './audit/rotating-file.ts';
import type { RelayConfig } from './config/config.ts';
import { openFleet } from './fleet/fleet.ts';
import { addGateway } from './gateway/add-gateway.ts';
import { addHelp } from './help/add-help.ts';
import { addPresence } from './presence/add-presence.ts';
import type { Member } from './presence/member.ts';
import type { Tokens } from './tokens/tokens.ts';
import { addTwiml } from './twiml/add-twiml.ts';

export interface ServiceNeeds {
  readonly config: Pick<
    RelayConfig,
    'accounts' | 'publicUrl' | 'redisUrl' | 'dataFolder' | 'tokenSecrets' | 'holdMusic' | 'limits'
  >;
  readonly tokens: Tokens;
  readonly registry: Registry;
  /** A console that the feed has let in; null for any other socket. */
  readonly memberOf: (socket: Socket) => Member | null;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

export interface Services {
  close(): Promise<void>;
}

/** Everything that consoles, agents and Twilio use besides events: gateway, presence, help, TwiML. */
export async function addServices(
  app: FastifyInstance,
  io: Server,
  { config, tokens, registry, memberOf, now = Date.now }: ServiceNeeds,
): Promise<Services> {
  const { accounts, publicUrl, redisUrl, dataFolder, tokenSecrets: secrets, limits } = config;
  const { holdMusic } = config;
  const fleet = await openFleet(redisUrl, { now });
  const audit =
    dataFolder === null
      ? createNoAudit()
      : createAudit({
          done: openRotatingFile({ path: join(dataFolder, 'audit.jsonl') }),
          refused: openRotatingFile({ path: join(dataFolder, 'refused.jsonl') }),
          now,
          newId: randomUUID,
        });
  addAuditMetrics(registry, audit);

  const { requestsPerToken } = limits;
  await addGateway(app, { accounts, publicUrl, tokens, fleet, audit, registry, requestsPerToken });
  await addTwiml(app, { fleet, tokens, audit, publicUrl, secrets, holdMusic, now });
  const together = { fleet, memberOf, now, every };
  const presence = addPresence(io, together);
  const help = await addHelp(app, io, { ...together, tokens, audit });

  return {
    async close() {
      presence.close();
      help.close();
      fleet.close();
      await audit.close();
    },
  };
}

function every(ms: number, act: () => void): () => void {
  const timer = setInterval(act, ms);
  return () => clearInterval(timer);
}

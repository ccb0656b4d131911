import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';

interface HealthNeeds {
  readonly registry: Registry;
  /** Why no callback should be sent here; null when all is well. */
  readonly whyNotReady: () => string | null;
  /** Whether events reach consoles. */
  readonly isFlowing: () => boolean;
}

/**
 * `/healthz`: the process works. `/readyz`: callbacks may be sent here; an instance whose Redis is away
 * keeps them and stays ready, since one that is taken out of service loses them. `/metrics`: numbers for
 * Prometheus.
 */
export function addHealth(app: FastifyInstance, needs: HealthNeeds): void {
  const config = { rateLimit: false } as const;
  app.get('/healthz', { config }, () => ({ status: 'ok' }));
  app.get('/readyz', { config }, async (_request, reply) => {
    const reason = needs.whyNotReady();
    const flowing = needs.isFlowing();
    if (reason !== null) reply.code(503);
    return { status: reason === null ? 'ready' : 'not ready', reason, flowing };
  });
  app.get('/metrics', { config }, async (_request, reply) => {
    reply.type(needs.registry.contentType);
    return needs.registry.metrics();
  });
}

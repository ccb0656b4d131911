import Fastify, { type FastifyInstance } from 'fastify';
import { addControlRoutes, type ControlNeeds } from './control/control-routes.ts';
import { Refusal, refuse } from './domain/refusal.ts';
import { errorJson } from './rest/error-json.ts';
import { addRestApi, type RestNeeds } from './rest/rest-api.ts';

/** Twilio's REST API and the control surface over one floor; not listening yet. */
export function buildServer(needs: RestNeeds & ControlNeeds): FastifyInstance {
  const app = Fastify({
    // A label of 128 characters of four bytes each, percent-encoded, and then some.
    routerOptions: { maxParamLength: 4_096 },
    forceCloseConnections: true,
    // A path that cannot be decoded names nothing.
    frameworkErrors: (_error, request, reply) => {
      reply.hijack();
      reply.raw
        .writeHead(404, { 'Content-Type': 'application/json' })
        .end(JSON.stringify(errorJson(404, 20404, refuse.notFound(request.url).message)));
    },
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
  app.setErrorHandler((error, _request, reply) => {
    const { status, code, message } = refusalOf(error);
    return reply.code(status).send(errorJson(status, code, message));
  });

  app.register(async (rest) => addRestApi(rest, needs));
  app.register(async (control) => addControlRoutes(control, needs), { prefix: '/_rehearsal' });
  return app;
}

/** Twilio's refusals as they are; the rest is what the HTTP layer could not read, or a defect. */
function refusalOf(error: unknown): Pick<Refusal, 'status' | 'code' | 'message'> {
  if (error instanceof Refusal) return error;
  const message = error instanceof Error ? error.message : String(error);
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' && status < 500
    ? { status, code: 20001, message }
    : { status: 500, code: 20500, message };
}

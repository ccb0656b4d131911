import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpRequest } from '../../../main/twilio/transport.ts';
import { Refusal } from '../../../simulator/domain/refusal.ts';
import { addCallRoutes } from '../../../simulator/rest/call-routes.ts';
import { addConferenceRoutes } from '../../../simulator/rest/conference-routes.ts';
import { errorJson } from '../../../simulator/rest/error-json.ts';
import { addParticipantRoutes } from '../../../simulator/rest/participant-routes.ts';
import type { RouteNeeds } from '../../../simulator/rest/route-needs.ts';

/** The simulator's REST API, called and answered within one instant. */
export interface DirectRest {
  handle(request: HttpRequest): RestAnswer;
}

export interface RestAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * The simulator's own routes without the HTTP server round them, which would take twenty times as long
 * as they do. What the server does besides, such as sign-in, is tested over HTTP.
 */
export function createDirectRest(needs: RouteNeeds): DirectRest {
  const routes: Route[] = [];
  const add = (method: string) => (path: string, handler: Handler) => {
    routes.push({ method, pattern: patternOf(path), handler });
  };
  // Of the server the routes use these three alone.
  const app = { get: add('GET'), post: add('POST'), delete: add('DELETE') } as unknown;
  for (const addRoutes of [addConferenceRoutes, addParticipantRoutes, addCallRoutes]) {
    addRoutes(app as FastifyInstance, needs);
  }

  return {
    handle(request) {
      try {
        return answerTo(request, routes);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { status, code, message } = error;
        return { status, text: JSON.stringify(errorJson(status, code, message)) };
      }
    },
  };
}

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly handler: Handler;
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown;

function answerTo({ method, target, form }: HttpRequest, routes: readonly Route[]): RestAnswer {
  const path = target.split('?')[0] ?? '';
  for (const route of routes) {
    const groups = route.method === method ? route.pattern.exec(path) : null;
    if (groups === null) continue;
    const params = Object.fromEntries(
      Object.entries(groups.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
    const body = form === null ? undefined : new URLSearchParams(form);
    const reply = createReply();
    const request = { method, url: target, params, body } as unknown;
    const result = route.handler(request as FastifyRequest, reply as unknown as FastifyReply);
    const json = result === reply ? reply.body : result;
    return { status: reply.status, text: json === undefined ? '' : JSON.stringify(json) };
  }
  return { status: 404, text: JSON.stringify(errorJson(404, 20404, `No route to ${path}`)) };
}

function createReply() {
  const reply = {
    status: 200,
    body: undefined as unknown,
    code(status: number) {
      reply.status = status;
      return reply;
    },
    send(body?: unknown) {
      reply.body = body;
      return reply;
    },
  };
  return reply;
}

function patternOf(path: string): RegExp {
  const source = path.replaceAll('.', '\\.').replaceAll(/:(\w+)/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}$`);
}

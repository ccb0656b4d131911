import type { FastifyInstance } from 'fastify';
import type { Call } from '../domain/call.ts';
import { refuse } from '../domain/refusal.ts';
import { paramsOf, textParam } from './params.ts';
import { withoutJson } from './paths.ts';
import type { RouteNeeds } from './route-needs.ts';

export function addCallRoutes(app: FastifyInstance, { floor, paths, json }: RouteNeeds) {
  app.get<CallPath>(paths.call(':call'), (request) => json.call(callAt(request)));

  app.post<CallPath>(paths.call(':call'), (request) => {
    const call = callAt(request);
    const status = textParam(paramsOf(request), 'Status');
    if (status === undefined) return json.call(call);
    if (status !== 'completed' && status !== 'canceled') {
      throw refuse.invalidParameter('Status', status);
    }
    return json.call(floor.endCall(call.sid, status));
  });

  function callAt(request: { params: CallPath['Params']; url: string }): Call {
    const call = floor.call(withoutJson(request.params.call) ?? '');
    if (call === undefined) throw refuse.notFound(request.url);
    return call;
  }
}

interface CallPath {
  Params: { call: string };
}

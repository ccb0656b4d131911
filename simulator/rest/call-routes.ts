import type { FastifyInstance } from 'fastify';
import type { Call, CallStatus } from '../domain/call.ts';
import { filtered } from '../domain/ordered-index.ts';
import { refuse } from '../domain/refusal.ts';
import { pageJson } from './paging.ts';
import { oneOf, readParams, sid, text, whole } from './param-kinds.ts';
import { dateFilter, paramsOf } from './params.ts';
import { withoutJson } from './paths.ts';
import type { RouteNeeds } from './route-needs.ts';

const STATUSES: readonly CallStatus[] = [
  'queued',
  'ringing',
  'in-progress',
  'canceled',
  'completed',
  'failed',
  'busy',
  'no-answer',
];

const LIST_CALLS = { To: text(), From: text(), ParentCallSid: sid('CA'), Status: oneOf(STATUSES) };
const UPDATE_CALL = { Status: oneOf(['completed', 'canceled']), TimeLimit: whole(1, 14_400) };

export function addCallRoutes(
  app: FastifyInstance,
  { floor, paths, json, rowsPerPage }: RouteNeeds,
) {
  app.get(`${paths.calls}.json`, (request) => {
    const params = paramsOf(request);
    const {
      To: to,
      From: from,
      ParentCallSid: parent,
      Status: status,
    } = readParams(LIST_CALLS, params);
    const started = dateFilter(params, 'StartTime', true);
    const ended = dateFilter(params, 'EndTime', true);
    return pageJson(
      {
        name: 'calls',
        path: `${paths.calls}.json`,
        items: filtered(
          floor.calls(),
          (call) =>
            (to ?? call.to) === call.to &&
            (from ?? call.from) === call.from &&
            (status ?? call.status) === call.status &&
            // No call here was made by another.
            parent === undefined &&
            started(call.startTime) &&
            ended(call.endTime),
        ),
        sidOf: (call) => call.sid,
        ordinalOf: (callSid) => floor.call(callSid)?.ordinal,
        toJson: json.call,
      },
      params,
      rowsPerPage,
    );
  });

  app.get<CallPath>(paths.call(':call'), (request) => json.call(callAt(request)));

  app.post<CallPath>(paths.call(':call'), (request) => {
    const call = callAt(request);
    const { Status: status, TimeLimit: limit } = readParams(UPDATE_CALL, paramsOf(request));
    const limited = limit === undefined ? call : floor.limitCall(call.sid, limit * 1_000);
    return json.call(status === undefined ? limited : floor.endCall(call.sid, status));
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

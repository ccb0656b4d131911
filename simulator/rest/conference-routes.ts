import type { FastifyInstance } from 'fastify';
import type { Conference, ConferenceStatus } from '../domain/conference.ts';
import { filtered } from '../domain/ordered-index.ts';
import { refuse } from '../domain/refusal.ts';
import { pageJson } from './paging.ts';
import { dayParam, methodParam, paramsOf, textParam, urlParam } from './params.ts';
import { withoutJson } from './paths.ts';
import type { RouteNeeds } from './route-needs.ts';

export function addConferenceRoutes(
  app: FastifyInstance,
  { floor, paths, json, rowsPerPage }: RouteNeeds,
) {
  app.get(`${paths.conferences}.json`, (request) => {
    const params = paramsOf(request);
    const created = dayFilter(params, 'DateCreated');
    const updated = dayFilter(params, 'DateUpdated');
    const items = floor.conferences({
      status: statusParam(params),
      friendlyName: textParam(params, 'FriendlyName'),
    });
    return pageJson(
      {
        name: 'conferences',
        path: `${paths.conferences}.json`,
        items: filtered(
          items,
          ({ dateCreated, dateUpdated }) => created(dateCreated) && updated(dateUpdated),
        ),
        sidOf: (conference) => conference.sid,
        ordinalOf: (sid) => floor.conference(sid)?.ordinal,
        toJson: json.conference,
      },
      params,
      rowsPerPage,
    );
  });

  app.get<ConferencePath>(`${paths.conferences}/:conference`, (request) =>
    json.conference(conferenceAt(request.params.conference, request.url)),
  );

  app.post<ConferencePath>(`${paths.conferences}/:conference`, (request) => {
    const { sid } = conferenceAt(request.params.conference, request.url);
    const params = paramsOf(request);
    const status = textParam(params, 'Status');
    if (status !== undefined && status !== 'completed') {
      throw refuse.invalidParameter('Status', status);
    }
    const url = urlParam(params, 'AnnounceUrl');
    const method = methodParam(params, 'AnnounceMethod', 'POST');
    if (url !== undefined) floor.announce({ conferenceSid: sid, callSid: null, url, method });
    if (status !== undefined) floor.endConference(sid);
    return json.conference(conferenceAt(request.params.conference, request.url));
  });

  function conferenceAt(segment: string, url: string): Conference {
    const conference = floor.conference(withoutJson(segment) ?? '');
    if (conference === undefined) throw refuse.notFound(url);
    return conference;
  }
}

interface ConferencePath {
  Params: { conference: string };
}

function statusParam(params: URLSearchParams): ConferenceStatus | undefined {
  const status = textParam(params, 'Status');
  switch (status) {
    case undefined:
    case 'init':
    case 'in-progress':
    case 'completed':
      return status;
    default:
      throw refuse.invalidParameter('Status', status);
  }
}

const DAY = 24 * 60 * 60 * 1000;

/** `Name` is that day, `Name>` from its first moment on, `Name<` up to its first moment. */
function dayFilter(params: URLSearchParams, name: string): (time: number) => boolean {
  const on = dayParam(params, name);
  const from = dayParam(params, `${name}>`) ?? -Infinity;
  const to = dayParam(params, `${name}<`) ?? Infinity;
  return (time) =>
    time >= from && time <= to && (on === undefined || (time >= on && time < on + DAY));
}

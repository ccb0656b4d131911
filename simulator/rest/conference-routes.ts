import type { FastifyInstance } from 'fastify';
import type { Conference, ConferenceStatus } from '../domain/conference.ts';
import { filtered } from '../domain/ordered-index.ts';
import { refuse } from '../domain/refusal.ts';
import { pageJson } from './paging.ts';
import { method, oneOf, readParams, text, url } from './param-kinds.ts';
import { dateFilter, paramsOf } from './params.ts';
import { withoutJson } from './paths.ts';
import type { RouteNeeds } from './route-needs.ts';

const STATUSES: readonly ConferenceStatus[] = ['init', 'in-progress', 'completed'];

const LIST_CONFERENCES = { FriendlyName: text(), Status: oneOf(STATUSES) };
const UPDATE_CONFERENCE = {
  Status: oneOf(['completed']),
  AnnounceUrl: url(),
  AnnounceMethod: method('POST'),
};

export function addConferenceRoutes(
  app: FastifyInstance,
  { floor, paths, json, rowsPerPage }: RouteNeeds,
) {
  app.get(`${paths.conferences}.json`, (request) => {
    const params = paramsOf(request);
    const { FriendlyName: friendlyName, Status: status } = readParams(LIST_CONFERENCES, params);
    const created = dateFilter(params, 'DateCreated');
    const updated = dateFilter(params, 'DateUpdated');
    const items = floor.conferences({ status, friendlyName });
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
    const asked = readParams(UPDATE_CONFERENCE, paramsOf(request));
    const { Status: status, AnnounceUrl: announceUrl, AnnounceMethod: announceMethod } = asked;
    if (announceUrl !== undefined) {
      floor.announce({
        conferenceSid: sid,
        callSid: null,
        url: announceUrl,
        method: announceMethod,
      });
    }
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

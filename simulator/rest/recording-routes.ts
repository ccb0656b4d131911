import type { FastifyInstance } from 'fastify';
import { filtered } from '../domain/ordered-index.ts';
import { isRunning, type Recording } from '../domain/recording.ts';
import { refuse } from '../domain/refusal.ts';
import { pageJson } from './paging.ts';
import { oneOf, readParams } from './param-kinds.ts';
import { dateFilter, paramsOf } from './params.ts';
import { withoutJson } from './paths.ts';
import type { RouteNeeds } from './route-needs.ts';

const UPDATE_RECORDING = {
  Status: oneOf(['in-progress', 'paused', 'stopped']),
  PauseBehavior: oneOf(['skip', 'silence']),
};

/** In place of a SID: the recording that is running. */
const CURRENT = 'Twilio.CURRENT';

/** Recordings of conferences; those of single legs belong to their calls and are not among them. */
export function addRecordingRoutes(
  app: FastifyInstance,
  { floor, paths, json, rowsPerPage }: RouteNeeds,
) {
  const list = `${paths.recordings(':conference')}.json`;
  const one = paths.recording(':conference', ':recording');

  app.get<ListPath>(list, (request) => {
    const { conference } = request.params;
    if (floor.conference(conference) === undefined) throw refuse.notFound(request.url);
    const params = paramsOf(request);
    const created = dateFilter(params, 'DateCreated');
    return pageJson(
      {
        name: 'recordings',
        path: `${paths.recordings(conference)}.json`,
        items: filtered(ofConference(conference), ({ dateCreated }) => created(dateCreated)),
        sidOf: (recording) => recording.sid,
        ordinalOf: (sid) => floor.recording(sid)?.ordinal,
        toJson: json.recording,
      },
      params,
      rowsPerPage,
    );
  });

  app.get<OnePath>(one, (request) => json.recording(recordingAt(request)));

  app.post<OnePath>(one, (request) => {
    const { sid } = recordingAt(request, true);
    const asked = readParams(UPDATE_RECORDING, paramsOf(request));
    if (asked.Status === undefined) throw refuse.invalidParameter('Status', '');
    return json.recording(floor.changeRecording(sid, asked.Status, asked.PauseBehavior));
  });

  app.delete<OnePath>(one, (request, reply) => {
    floor.deleteRecording(recordingAt(request).sid);
    return reply.code(204).send();
  });

  const ofConference = (conference: string) =>
    filtered(floor.recordings(conference), ({ callSid }) => callSid === null);

  function recordingAt(
    { params, url }: { params: OnePath['Params']; url: string },
    takesCurrent = false,
  ): Recording {
    const name = withoutJson(params.recording) ?? '';
    const named =
      takesCurrent && name === CURRENT ? isRunning : ({ sid }: Recording) => sid === name;
    for (const recording of ofConference(params.conference).descending()) {
      if (named(recording)) return recording;
    }
    throw refuse.notFound(url);
  }
}

interface ListPath {
  Params: { conference: string };
}

interface OnePath {
  Params: { conference: string; recording: string };
}

import type { FastifyInstance } from 'fastify';
import { filtered } from '../domain/ordered-index.ts';
import { isActive, type Participant } from '../domain/participant.ts';
import type { ParticipantChange } from '../domain/participant-change.ts';
import { refuse } from '../domain/refusal.ts';
import { isCallSid, isConferenceSid } from '../domain/sids.ts';
import { dialSpec } from './dial-request.ts';
import { pageJson } from './paging.ts';
import { readParams } from './param-kinds.ts';
import { paramsOf } from './params.ts';
import { LIST_PARTICIPANTS, UPDATE_PARTICIPANT } from './participant-params.ts';
import { withoutJson } from './paths.ts';
import type { RouteNeeds } from './route-needs.ts';

export function addParticipantRoutes(
  app: FastifyInstance,
  { floor, numbers, paths, json, rowsPerPage }: RouteNeeds,
) {
  const list = `${paths.participants(':conference')}.json`;
  const one = paths.participant(':conference', ':participant');

  app.get<ListPath>(list, (request) => {
    const { conference } = request.params;
    // A friendly name is good for creating only.
    if (!isConferenceSid(conference)) throw refuse.methodNotAllowed();
    if (floor.conference(conference) === undefined) throw refuse.notFound(request.url);
    const params = paramsOf(request);
    const { Muted: muted, Hold: hold, Coaching: coaching } = readParams(LIST_PARTICIPANTS, params);
    return pageJson(
      {
        name: 'participants',
        path: `${paths.participants(conference)}.json`,
        items: filtered(
          floor.listed(conference),
          (participant) =>
            (muted ?? participant.muted) === participant.muted &&
            (hold ?? participant.hold) === participant.hold &&
            (coaching ?? participant.coaching) === participant.coaching,
        ),
        sidOf: (participant) => participant.callSid,
        ordinalOf: (callSid) => floor.participant(callSid)?.ordinal,
        toJson: (participant) => json.participant(participant),
      },
      params,
      rowsPerPage,
    );
  });

  app.post<ListPath>(list, (request, reply) => {
    const participant = floor.dial(request.params.conference, dialSpec(paramsOf(request), numbers));
    const queueTime = floor.call(participant.callSid)?.queueTime ?? 0;
    return reply.code(201).send(json.participant(participant, queueTime));
  });

  app.get<OnePath>(one, (request) => json.participant(participantAt(request)));

  app.post<OnePath>(one, (request) => {
    const { callSid, conferenceSid } = participantAt(request);
    const asked = readParams(UPDATE_PARTICIPANT, paramsOf(request));
    const changed = floor.change(callSid, participantChange(asked));
    const { AnnounceUrl: url, AnnounceMethod: method } = asked;
    if (url !== undefined) floor.announce({ conferenceSid, callSid, url, method });
    return json.participant(changed);
  });

  app.delete<OnePath>(one, (request, reply) => {
    floor.remove(participantAt(request).callSid);
    return reply.code(204).send();
  });

  /** By CallSid, or else by label; whoever has left is not found. */
  function participantAt(request: { params: OnePath['Params']; url: string }): Participant {
    const { conference } = request.params;
    const name = withoutJson(request.params.participant) ?? '';
    const found = isCallSid(name)
      ? floor.participant(name)
      : floor.participantByLabel(conference, name);
    if (found === undefined || found.conferenceSid !== conference || !isActive(found)) {
      throw refuse.notFound(request.url);
    }
    return found;
  }
}

interface ListPath {
  Params: { conference: string };
}

interface OnePath {
  Params: { conference: string; participant: string };
}

function participantChange(
  asked: ReturnType<typeof readParams<typeof UPDATE_PARTICIPANT>>,
): ParticipantChange {
  const { HoldUrl: holdUrl, WaitUrl: waitUrl } = asked;
  return {
    muted: asked.Muted,
    hold: asked.Hold,
    coaching: asked.Coaching,
    callSidToCoach: asked.CallSidToCoach,
    endConferenceOnExit: asked.EndConferenceOnExit,
    beepOnExit: asked.BeepOnExit,
    holdSound: holdUrl === undefined ? undefined : { url: holdUrl, method: asked.HoldMethod },
    waitSound: waitUrl === undefined ? undefined : { url: waitUrl, method: asked.WaitMethod },
  };
}

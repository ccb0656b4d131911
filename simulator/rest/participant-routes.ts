import type { FastifyInstance } from 'fastify';
import type { DialSpec } from '../domain/floor.ts';
import { filtered } from '../domain/ordered-index.ts';
import { isActive, type Participant } from '../domain/participant.ts';
import type { ParticipantChange } from '../domain/participant-change.ts';
import { refuse } from '../domain/refusal.ts';
import { isCallSid, isConferenceSid } from '../domain/sids.ts';
import { pageJson } from './paging.ts';
import { booleanParam, methodParam, paramsOf, textParam, urlParam, wholeParam } from './params.ts';
import { withoutJson } from './paths.ts';
import type { RouteNeeds } from './route-needs.ts';

export function addParticipantRoutes(
  app: FastifyInstance,
  { floor, paths, json, rowsPerPage }: RouteNeeds,
) {
  const list = `${paths.participants(':conference')}.json`;
  const one = paths.participant(':conference', ':participant');

  app.get<ListPath>(list, (request) => {
    const { conference } = request.params;
    // A friendly name is good for creating only.
    if (!isConferenceSid(conference)) throw refuse.methodNotAllowed();
    if (floor.conference(conference) === undefined) throw refuse.notFound(request.url);
    const params = paramsOf(request);
    const muted = booleanParam(params, 'Muted');
    const hold = booleanParam(params, 'Hold');
    const coaching = booleanParam(params, 'Coaching');
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
    const participant = floor.dial(request.params.conference, dialSpec(paramsOf(request)));
    const queueTime = floor.call(participant.callSid)?.queueTime ?? 0;
    return reply.code(201).send(json.participant(participant, queueTime));
  });

  app.get<OnePath>(one, (request) => json.participant(participantAt(request)));

  app.post<OnePath>(one, (request) => {
    const { callSid, conferenceSid } = participantAt(request);
    const params = paramsOf(request);
    const change = participantChange(params);
    const url = urlParam(params, 'AnnounceUrl');
    const method = methodParam(params, 'AnnounceMethod', 'POST');
    urlParam(params, 'HoldUrl');
    methodParam(params, 'HoldMethod', 'GET');
    const changed = floor.change(callSid, change);
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

function participantChange(params: URLSearchParams): ParticipantChange {
  return {
    muted: booleanParam(params, 'Muted'),
    hold: booleanParam(params, 'Hold'),
    coaching: booleanParam(params, 'Coaching'),
    callSidToCoach: textParam(params, 'CallSidToCoach'),
    endConferenceOnExit: booleanParam(params, 'EndConferenceOnExit'),
    beepOnExit: booleanParam(params, 'BeepOnExit'),
  };
}

const PHONE_NUMBER = /^\+?[\d\s().-]{3,24}$/;
const CALLED = new RegExp(
  `${PHONE_NUMBER.source}|^client:.+$|^sips?:[^@\\s]+@[^@\\s]+$|^app:AP[0-9a-fA-F]{32}`,
);

function dialSpec(params: URLSearchParams): DialSpec {
  const from = textParam(params, 'From');
  const to = textParam(params, 'To');
  if (from === undefined) throw refuse.noCallerNumber();
  if (to === undefined) throw refuse.noCalledNumber();
  if (!CALLED.test(to)) throw refuse.invalidCalledNumber(to);
  // A phone is called from a number; a SIP address may be called from a user name alone.
  if (PHONE_NUMBER.test(to) && !PHONE_NUMBER.test(from)) throw refuse.invalidCallerNumber(from);
  const timeout = wholeParam(params, 'Timeout', [5, 600]);
  const beep = textParam(params, 'Beep') ?? 'true';
  return {
    from,
    to,
    label: textParam(params, 'Label'),
    muted: booleanParam(params, 'Muted'),
    coaching: booleanParam(params, 'Coaching'),
    callSidToCoach: textParam(params, 'CallSidToCoach'),
    startConferenceOnEnter: booleanParam(params, 'StartConferenceOnEnter'),
    endConferenceOnExit: booleanParam(params, 'EndConferenceOnExit'),
    beepOnEnter: beep === 'true' || beep === 'onEnter',
    beepOnExit: beep === 'true' || beep === 'onExit',
    timeout: timeout === undefined ? undefined : timeout * 1_000,
    maxParticipants: wholeParam(params, 'MaxParticipants', [2, 250]),
  };
}

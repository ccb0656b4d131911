import type { Random } from '../random/random.ts';
import type { Clock } from '../time/clock.ts';
import { admit, checkAdmission } from './admission.ts';
import type { Announcement } from './announcement.ts';
import type { Call, FinalCallStatus } from './call.ts';
import type { Conference, ConferenceEndReason } from './conference.ts';
import type { DialOutcome, DialPlan } from './dial-plan.ts';
import { createEventStream } from './event-stream.ts';
import type { DialSpec, Floor, PersonSpec } from './floor.ts';
import type { LeaveReason, ParticipantEventType } from './floor-event.ts';
import { createFloorView } from './floor-view.ts';
import { isActive, type Participant } from './participant.ts';
import { changeParticipant } from './participant-change.ts';
import { refuse } from './refusal.ts';
import { createRegistry } from './registry.ts';
import { type CallSid, type ConferenceSid, isConferenceSid, newSid } from './sids.ts';

interface FloorNeeds {
  readonly clock: Clock;
  readonly ids: Random;
  readonly dialPlan: DialPlan;
}

const MAX_PARTICIPANTS = 250;
const DEFAULT_TIMEOUT = 60_000;
/** Twilio adds this to every timeout that is asked for. */
const TIMEOUT_BUFFER = 5_000;
const KEPT_ANNOUNCEMENTS = 1_000;

export function createFloor({ clock, ids, dialPlan }: FloorNeeds): Floor {
  const registry = createRegistry();
  const events = createEventStream(clock);
  const announcements: Announcement[] = [];
  const view = createFloorView(registry, announcements);

  function stillLive(sid: string): Conference {
    const conference = registry.conferences.get(sid);
    if (conference === undefined || conference.status === 'completed') {
      throw refuse.conferenceOver(sid);
    }
    return conference;
  }

  /** Undefined for a name that no live conference has. */
  const findLive = (sidOrName: string): Conference | undefined =>
    isConferenceSid(sidOrName) ? stillLive(sidOrName) : registry.liveConference(sidOrName);

  function activeParticipant(callSid: string): Participant {
    const participant = registry.participants.get(callSid);
    if (participant === undefined || !isActive(participant)) {
      throw refuse.noSuchParticipant(callSid);
    }
    return participant;
  }

  function createConference(friendlyName: string, maxParticipants = MAX_PARTICIPANTS, age = 0) {
    const conference: Conference = {
      sid: newSid('CF', ids),
      ordinal: registry.nextOrdinal(),
      friendlyName,
      status: 'init',
      maxParticipants,
      dateCreated: clock.now() - age,
      dateUpdated: clock.now() - age,
      reasonConferenceEnded: null,
      callSidEndingConference: null,
    };
    registry.putConference(conference);
    return conference;
  }

  function enter(sidOrName: string, person: PersonSpec, at: number): Participant {
    const found = findLive(sidOrName);
    checkAdmission(registry, found, person);
    const participant = admit(registry, found ?? createConference(sidOrName), person, {
      callSid: newSid('CA', ids),
      callStatus: 'in-progress',
      at,
      queueTime: 0,
    });
    return connect(participant, at);
  }

  function connect(participant: Participant, at: number): Participant {
    const joined = put(participant, 'connected', { status: 'in-progress', startTime: at });
    emit(joined, 'participant-join');
    startIfReady(joined.conferenceSid);
    return joined;
  }

  /** A conference starts with two people, one of whom may start it. */
  function startIfReady(conferenceSid: ConferenceSid): void {
    const conference = registry.conferences.get(conferenceSid);
    if (conference?.status !== 'init') return;
    const people = [...view.listed(conferenceSid).descending()];
    if (people.length < 2 || !people.some((person) => person.startConferenceOnEnter)) return;
    const started = { ...conference, status: 'in-progress', dateUpdated: clock.now() } as const;
    registry.putConference(started);
    events.emit(started, { type: 'conference-start' });
  }

  function ring(callSid: CallSid, timeout: number, { ringTime, result }: DialOutcome): void {
    const queued = registry.participants.get(callSid);
    if (queued?.status !== 'queued') return;
    put(queued, 'ringing', { status: 'ringing' });

    const answer = ringTime > timeout ? 'no-answer' : result;
    clock.after(Math.min(ringTime, timeout), () => {
      const ringing = registry.participants.get(callSid);
      if (ringing?.status !== 'ringing') return;
      if (answer === 'answered') connect(ringing, clock.now());
      else depart(ringing, answer, 'participant_add_failed', 'left');
    });
  }

  function depart(
    participant: Participant,
    callStatus: FinalCallStatus,
    reason: LeaveReason,
    how: 'left' | 'kicked',
  ): void {
    const { conferenceSid, callSid } = participant;
    retire(participant, callStatus, reason);
    if (participant.endConferenceOnExit && participant.status === 'connected') {
      end(conferenceSid, `participant-with-end-conference-on-exit-${how}`, callSid);
    } else if (registry.rosterSize(conferenceSid) === 0) {
      end(conferenceSid, `last-participant-${how}`, callSid);
    }
  }

  function retire(participant: Participant, callStatus: FinalCallStatus, reason: LeaveReason) {
    const status = callStatus === 'completed' || callStatus === 'canceled' ? 'complete' : 'failed';
    const left = put(participant, status, { status: callStatus, endTime: clock.now() });
    const conference = registry.conferences.get(left.conferenceSid);
    if (conference === undefined) return;
    events.emit(conference, { type: 'participant-leave', participant: left, callStatus, reason });
  }

  function end(sid: ConferenceSid, reason: ConferenceEndReason, endedBy: CallSid | null): void {
    const conference = stillLive(sid);
    const why = endedBy === null ? 'conference_ended_via_api' : 'moderator_ended_conference';
    for (const participant of [...registry.roster(sid).ascending(-1)]) {
      retire(participant, hungUp(participant), why);
    }
    const over: Conference = {
      ...conference,
      status: 'completed',
      dateUpdated: clock.now(),
      reasonConferenceEnded: reason,
      callSidEndingConference: endedBy,
    };
    registry.putConference(over);
    events.emit(over, { type: 'conference-end' });
  }

  function put(
    participant: Participant,
    status: Participant['status'],
    call: Pick<Call, 'status'> & Partial<Call>,
  ): Participant {
    const dateUpdated = clock.now();
    const changed = { ...participant, status, dateUpdated };
    registry.putParticipant(changed);
    const before = registry.calls.get(participant.callSid);
    if (before !== undefined) registry.putCall({ ...before, ...call, dateUpdated });
    return changed;
  }

  function emit(participant: Participant, type: ParticipantEventType): void {
    const conference = registry.conferences.get(participant.conferenceSid);
    if (conference !== undefined) events.emit(conference, { type, participant });
  }

  return {
    ...view,

    openConference({ friendlyName, participants = [], age = 0, maxParticipants }) {
      if (registry.liveConference(friendlyName) !== undefined) {
        throw refuse.nameInUse(friendlyName);
      }
      const { sid } = createConference(friendlyName, maxParticipants, age);
      const people = participants.map((person) => enter(sid, person, clock.now() - age));
      return { sid, participants: people };
    },

    join: (conference, person = {}) => enter(conference, person, clock.now()),

    dial(sidOrName, spec) {
      const found = findLive(sidOrName);
      checkAdmission(registry, found, spec);
      const conference = found ?? createConference(sidOrName, spec.maxParticipants);
      const outcome = dialPlan(spec.to);
      const participant = admit(registry, conference, dialled(spec), {
        callSid: newSid('CA', ids),
        callStatus: 'queued',
        at: clock.now(),
        queueTime: outcome.queueTime,
      });
      const timeout = (spec.timeout ?? DEFAULT_TIMEOUT) + TIMEOUT_BUFFER;
      clock.after(outcome.queueTime, () => ring(participant.callSid, timeout, outcome));
      return participant;
    },

    leave(callSid) {
      const participant = activeParticipant(callSid);
      depart(participant, hungUp(participant), 'participant_hung_up', 'left');
    },

    remove(callSid) {
      const participant = activeParticipant(callSid);
      depart(participant, hungUp(participant), 'participant_updated_via_api', 'kicked');
    },

    endConference(conferenceSid) {
      const conference = stillLive(conferenceSid);
      end(conference.sid, 'conference-ended-via-api', null);
      return registry.conferences.get(conference.sid) ?? conference;
    },

    endCall(callSid, status) {
      const call = registry.calls.get(callSid);
      const participant = registry.participants.get(callSid);
      if (call === undefined || participant === undefined) throw refuse.noSuchCall(callSid);
      const tooLate = status === 'canceled' && call.status === 'in-progress';
      if (tooLate || !isActive(participant)) throw refuse.callNotInThatState(callSid, call.status);
      depart(participant, hungUp(participant), 'participant_updated_via_api', 'left');
      return registry.calls.get(callSid) ?? call;
    },

    change(callSid, change) {
      const before = activeParticipant(callSid);
      const changed = changeParticipant(before, change, (target) =>
        registry.connected(before.conferenceSid, target),
      );
      const happenings = eventsBetween(before, changed);
      if (happenings.length === 0) return before;
      const after = { ...changed, dateUpdated: clock.now() };
      registry.putParticipant(after);
      for (const type of happenings) emit(after, type);
      return after;
    },

    announce(announcement) {
      stillLive(announcement.conferenceSid);
      if (announcement.callSid !== null) activeParticipant(announcement.callSid);
      announcements.push({ ...announcement, at: clock.now() });
      if (announcements.length > KEPT_ANNOUNCEMENTS) announcements.shift();
    },

    subscribe: events.subscribe,
  };
}

/** Whoever had not answered yet is called off. */
function hungUp({ status }: Participant): FinalCallStatus {
  return status === 'connected' ? 'completed' : 'canceled';
}

function dialled(spec: DialSpec): PersonSpec {
  return { ...spec, direction: spec.direction ?? 'outbound-api' };
}

/** What Twilio's callbacks would tell of a change; `modify` does not say what was modified. */
function eventsBetween(before: Participant, after: Participant): ParticipantEventType[] {
  const happenings: ParticipantEventType[] = [];
  if (before.muted !== after.muted) {
    happenings.push(after.muted ? 'participant-mute' : 'participant-unmute');
  }
  if (before.hold !== after.hold) {
    happenings.push(after.hold ? 'participant-hold' : 'participant-unhold');
  }
  if (
    before.coaching !== after.coaching ||
    before.callSidToCoach !== after.callSidToCoach ||
    before.endConferenceOnExit !== after.endConferenceOnExit ||
    before.beepOnExit !== after.beepOnExit
  ) {
    happenings.push('participant-modify');
  }
  return happenings;
}

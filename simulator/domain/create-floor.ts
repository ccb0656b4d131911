import type { Random } from '../random/random.ts';
import type { Clock } from '../time/clock.ts';
import { admit, checkAdmission } from './admission.ts';
import type { Announcement, AnnouncementSpec } from './announcement.ts';
import { createAnnouncer } from './announcer.ts';
import type { Call, FinalCallStatus } from './call.ts';
import { createCallStream } from './call-stream.ts';
import { type ConferenceEndReason, type ConferenceTerms, NO_TERMS } from './conference.ts';
import { createConferences } from './conferences.ts';
import type { DialOutcome, DialPlan } from './dial-plan.ts';
import { createEventStream } from './event-stream.ts';
import type { DialSpec, Floor, PersonSpec } from './floor.ts';
import type { LeaveReason } from './floor-event.ts';
import { createFloorView } from './floor-view.ts';
import { createLegClock } from './leg-clock.ts';
import { isActive, type Participant } from './participant.ts';
import { changeParticipant, eventsBetween } from './participant-change.ts';
import { createRecorder } from './recorder.ts';
import { refuse } from './refusal.ts';
import { createRegistry } from './registry.ts';
import { type CallSid, type ConferenceSid, newSid } from './sids.ts';

interface FloorNeeds {
  readonly clock: Clock;
  readonly ids: Random;
  readonly dialPlan: DialPlan;
  /** What the account's own TwiML asks for conferences; without it, nothing. */
  readonly terms?: ConferenceTerms;
  /** Whether Twilio's own failure strikes the announcement that ends now. */
  readonly announcementFails?: () => boolean;
  /** Whether there is something to be heard at an address of this machine. */
  readonly fetchesAnnouncement?: (announcement: AnnouncementSpec) => Promise<boolean>;
}

const DEFAULT_TIMEOUT = 60_000;
/** Twilio adds this to every timeout that is asked for. */
const TIMEOUT_BUFFER = 5_000;

export function createFloor(needs: FloorNeeds): Floor {
  const { clock, ids, dialPlan, terms: houseTerms = NO_TERMS } = needs;
  const registry = createRegistry();
  const events = createEventStream(clock);
  const calls = createCallStream(clock, registry);
  const recorder = createRecorder({ clock, ids, registry, calls });
  const legClock = createLegClock({ clock, registry, calls, hangUp: leave });
  const announcements: Announcement[] = [];
  const view = createFloorView(registry, announcements);
  const conferences = createConferences({
    clock,
    ids,
    registry,
    events,
    recorder,
    announcementFails: needs.announcementFails ?? (() => false),
  });
  const announce = createAnnouncer({
    clock,
    announcements,
    onEnd: conferences.announced,
    fetches: needs.fetchesAnnouncement ?? (async () => true),
  });

  function activeParticipant(callSid: string): Participant {
    const participant = registry.participants.get(callSid);
    if (participant === undefined || !isActive(participant)) {
      throw refuse.noSuchParticipant(callSid);
    }
    return participant;
  }

  function enter(sidOrName: string, person: PersonSpec, at: number): Participant {
    const found = conferences.find(sidOrName);
    checkAdmission(registry, found, person);
    const participant = admit(registry, found ?? conferences.create(sidOrName), person, {
      callSid: newSid('CA', ids),
      callStatus: 'in-progress',
      at,
      queueTime: 0,
      terms: houseTerms,
    });
    return connect(participant, { answerer: person.answerer }, at);
  }

  function connect(
    participant: Participant,
    { answerer = 'human', staysFor }: Pick<DialOutcome, 'staysFor'> & Pick<PersonSpec, 'answerer'>,
    at: number,
  ): Participant {
    const { callSid, conferenceSid } = participant;
    const joined = put(participant, 'connected', { status: 'in-progress', startTime: at }, at);
    calls.progress(callSid, 'answered');
    conferences.tellOf(joined, 'participant-join', at);
    conferences.startIfReady(conferenceSid, at);
    const call = registry.calls.get(callSid);
    if (call === undefined) return joined;
    if (call.recording !== null) recorder.start(call.recording, conferenceSid, callSid);
    legClock.answered(call, answerer, staysFor);
    return joined;
  }

  function ring(callSid: CallSid, timeout: number, outcome: DialOutcome): void {
    const queued = registry.participants.get(callSid);
    if (queued?.status !== 'queued') return;
    calls.progress(callSid, 'initiated');
    put(queued, 'ringing', { status: 'ringing' });
    calls.progress(callSid, 'ringing');

    const patience = outcome.ignoresTimeout === true ? Infinity : timeout;
    const answer = outcome.ringTime > patience ? 'no-answer' : outcome.result;
    const wait = Math.min(outcome.ringTime, patience);
    if (wait === Infinity) return;
    clock.after(wait, () => {
      const ringing = registry.participants.get(callSid);
      if (ringing?.status !== 'ringing') return;
      if (answer === 'answered') connect(ringing, outcome, clock.now());
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
    const silent = { ...participant, speaking: false };
    const left = put(silent, status, { status: callStatus, endTime: clock.now() });
    recorder.stopCall(left.conferenceSid, left.callSid);
    calls.progress(left.callSid, 'completed');
    conferences.tell(left, { type: 'participant-leave', participant: left, callStatus, reason });
  }

  function end(sid: ConferenceSid, reason: ConferenceEndReason, endedBy: CallSid | null): void {
    conferences.live(sid);
    const why = endedBy === null ? 'conference_ended_via_api' : 'moderator_ended_conference';
    for (const participant of [...registry.roster(sid).ascending(-1)]) {
      retire(participant, hungUp(participant), why);
    }
    conferences.close(sid, reason, endedBy);
  }

  function put(
    participant: Participant,
    status: Participant['status'],
    call: Pick<Call, 'status'> & Partial<Call>,
    dateUpdated = clock.now(),
  ): Participant {
    const changed = { ...participant, status, dateUpdated };
    registry.putParticipant(changed);
    const before = registry.calls.get(participant.callSid);
    if (before !== undefined) registry.putCall({ ...before, ...call, dateUpdated });
    return changed;
  }

  function leave(callSid: string): void {
    const participant = activeParticipant(callSid);
    depart(participant, hungUp(participant), 'participant_hung_up', 'left');
  }

  return {
    ...view,

    openConference({ friendlyName, participants = [], age = 0, maxParticipants }) {
      if (registry.liveConference(friendlyName) !== undefined) {
        throw refuse.nameInUse(friendlyName);
      }
      const { sid } = conferences.create(friendlyName, { maxParticipants, age });
      const people = participants.map((person) => enter(sid, person, clock.now() - age));
      return { sid, participants: people };
    },

    join: (conference, person = {}) => enter(conference, person, clock.now()),

    dial(sidOrName, spec) {
      const found = conferences.find(sidOrName);
      checkAdmission(registry, found, spec);
      const conference = found ?? conferences.create(sidOrName, spec);
      const planned = dialPlan(spec.to);
      const outcome = { ...planned, answerer: spec.answerer ?? planned.answerer ?? 'human' };
      const participant = admit(registry, conference, dialled(spec), {
        callSid: newSid('CA', ids),
        callStatus: 'queued',
        at: clock.now(),
        queueTime: outcome.queueTime,
        terms: NO_TERMS,
      });
      const timeout = (spec.timeout ?? DEFAULT_TIMEOUT) + TIMEOUT_BUFFER;
      clock.after(outcome.queueTime, () => ring(participant.callSid, timeout, outcome));
      return participant;
    },

    leave,

    remove(callSid) {
      const participant = activeParticipant(callSid);
      depart(participant, hungUp(participant), 'participant_updated_via_api', 'kicked');
    },

    endConference(conferenceSid) {
      const conference = conferences.live(conferenceSid);
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

    limitCall(callSid, time) {
      const call = registry.calls.get(callSid);
      if (call === undefined) throw refuse.noSuchCall(callSid);
      if (call.status !== 'in-progress') throw refuse.callNotInThatState(callSid, call.status);
      const limited = { ...call, timeLimit: time, dateUpdated: clock.now() };
      registry.putCall(limited);
      legClock.watchLimit(limited);
      return limited;
    },

    change(callSid, change, age = 0) {
      const before = activeParticipant(callSid);
      const changed = changeParticipant(before, change, (target) =>
        registry.connected(before.conferenceSid, target),
      );
      const at = clock.now() - age;
      const after = { ...changed, dateUpdated: at };
      const happenings = eventsBetween(before, changed);
      const sameSounds =
        before.holdSound === changed.holdSound && before.waitSound === changed.waitSound;
      if (happenings.length === 0 && sameSounds) return before;
      registry.putParticipant(after);
      for (const type of happenings) conferences.tellOf(after, type, at);
      return after;
    },

    speak(callSid, speaking) {
      const participant = registry.participants.get(callSid);
      if (participant?.status !== 'connected' || participant.speaking === speaking) return;
      const { muted, hold, conferenceSid } = participant;
      if (speaking && (muted || hold)) return;
      if (registry.conferences.get(conferenceSid)?.status !== 'in-progress') return;
      // Talk is not a change of the resource: its date stays.
      const after = { ...participant, speaking };
      registry.putParticipant(after);
      const type = speaking ? 'participant-speech-start' : 'participant-speech-stop';
      conferences.tellOf(after, type);
    },

    announce(announcement) {
      conferences.live(announcement.conferenceSid);
      if (announcement.callSid !== null) activeParticipant(announcement.callSid);
      announce(announcement);
    },

    record: conferences.record,
    changeRecording: recorder.change,
    deleteRecording: recorder.delete,

    subscribe: events.subscribe,
    subscribeToCalls: calls.subscribe,
  };
}

/** Whoever had not answered yet is called off. */
function hungUp({ status }: Participant): FinalCallStatus {
  return status === 'connected' ? 'completed' : 'canceled';
}

function dialled(spec: DialSpec): PersonSpec {
  return { ...spec, direction: spec.direction ?? 'outbound-api' };
}

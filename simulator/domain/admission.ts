import { type Call, type CallOptions, type CallStatus, PLAIN_CALL } from './call.ts';
import type { Conference, ConferenceTerms } from './conference.ts';
import type { PersonSpec } from './floor.ts';
import { checkLabel } from './label.ts';
import { type Participant, TWILIOS_HOLD_SOUND, TWILIOS_WAIT_SOUND } from './participant.ts';
import { type Coaching, coachingAfter } from './participant-change.ts';
import { refuse } from './refusal.ts';
import type { Registry } from './registry.ts';
import type { CallSid } from './sids.ts';

/**
 * Refuses whoever may not come in: a bad label (16024), a label in use (16026), a full conference
 * (16020), a coach without a target (16027, 16028). `conference` is undefined for one that is yet
 * to be made.
 */
export function checkAdmission(
  registry: Registry,
  conference: Conference | undefined,
  spec: PersonSpec,
): void {
  if (spec.label !== undefined) {
    checkLabel(spec.label);
    if (registry.byLabel(conference?.sid ?? '', spec.label) !== undefined) {
      throw refuse.labelInUse();
    }
  }
  if (
    conference !== undefined &&
    registry.rosterSize(conference.sid) >= conference.maxParticipants
  ) {
    throw refuse.conferenceFull(conference.sid);
  }
  coachingOf(registry, conference?.sid ?? '', spec);
}

interface LegStart {
  readonly callSid: CallSid;
  readonly callStatus: CallStatus;
  readonly at: number;
  readonly queueTime: number;
  /** For whoever brings none. */
  readonly terms: ConferenceTerms;
}

/** Writes down the call and its place in the conference, which is `queued` to begin with. */
export function admit(
  registry: Registry,
  conference: Conference,
  spec: PersonSpec,
  start: LegStart,
): Participant {
  const shared = {
    ordinal: registry.nextOrdinal(),
    conferenceSid: conference.sid,
    dateCreated: start.at,
    dateUpdated: start.at,
  };
  const call: Call = {
    ...PLAIN_CALL,
    ...optionsOf(spec),
    ...shared,
    sid: start.callSid,
    from: spec.from ?? '',
    to: spec.to ?? '',
    direction: spec.direction ?? 'inbound',
    status: start.callStatus,
    startTime: null,
    endTime: null,
    queueTime: start.queueTime,
    answeredBy: null,
    progressed: 0,
  };
  const participant: Participant = {
    ...shared,
    callSid: start.callSid,
    label: spec.label ?? null,
    status: 'queued',
    muted: spec.muted ?? false,
    hold: spec.hold ?? false,
    ...coachingOf(registry, conference.sid, spec),
    startConferenceOnEnter: spec.startConferenceOnEnter ?? true,
    endConferenceOnExit: spec.endConferenceOnExit ?? false,
    beepOnEnter: spec.beepOnEnter ?? true,
    beepOnExit: spec.beepOnExit ?? true,
    waitSound: spec.waitSound ?? TWILIOS_WAIT_SOUND,
    holdSound: TWILIOS_HOLD_SOUND,
    speaking: false,
    terms: spec.terms ?? start.terms,
  };
  registry.putCall(call);
  registry.putParticipant(participant);
  return participant;
}

function optionsOf(spec: PersonSpec): Partial<CallOptions> {
  const { progress, recording, detection, timeLimit, callerName, settings } = spec;
  const asked = { progress, recording, detection, timeLimit, callerName, settings };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

function coachingOf(registry: Registry, conferenceSid: string, spec: PersonSpec): Coaching {
  const nobody: Coaching = { coaching: false, callSidToCoach: null };
  return coachingAfter(nobody, spec, (callSid) => registry.connected(conferenceSid, callSid));
}

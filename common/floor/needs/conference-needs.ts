import type { CallSid } from '../../model/sid.ts';
import { parseSupervisorLabel } from '../../model/supervisor-label.ts';
import { legModeAmong } from '../../roster/leg-mode.ts';
import { isLegOf, ownLegOn } from '../../roster/own-leg.ts';
import { ownModeOf } from '../../roster/own-mode.ts';
import type { ParticipantRow } from '../../roster/rows.ts';
import type { Threshold, Thresholds } from '../../roster/thresholds.ts';
import type { ConferenceView } from '../../roster/view.ts';
import { onlyOneOn } from '../alone.ts';
import type { Role } from '../roles.ts';
import { dueOf, NEVER } from './due.ts';
import { type FoundNeeds, type Need, type NeedAct, type NeedReason, SEVERITY } from './need.ts';
import { talkOf } from './talk-needs.ts';

export interface NeedContext {
  readonly thresholds: Thresholds;
  /** The mark of this console's own legs. */
  readonly consoleId: string;
  readonly roleOf: (row: ParticipantRow) => Role;
}

/**
 * What a conference wants by itself. `aloneSince` is since when whoever is the only one on it is that;
 * no row tells it.
 */
export function needsOfConference(
  conference: ConferenceView,
  context: NeedContext,
  aloneSince: number | null,
  now: number,
): FoundNeeds {
  const needs: Need[] = [];
  let nextChangeAt = NEVER;
  const { participants, row: call } = conference;
  const isMe = (row: ParticipantRow) => isLegOf(row, context.consoleId);
  const iAmHere = ownLegOn(conference, context.consoleId) !== undefined;
  const only = onlyOneOn(conference);
  const coach = agentToCoach(conference, context);

  function want(
    reason: NeedReason,
    callSid: CallSid | null,
    when: Timing,
    acts: readonly NeedAct[],
  ) {
    const { severity, severeSince, since } = when;
    needs.push({
      id: `${reason.kind} ${call.sid} ${callSid ?? ''}`,
      reason,
      severity,
      conferenceSid: call.sid,
      callSid,
      since,
      severeSince,
      acts: acts.filter((act) => !(act === 'listen' && iAmHere) && !(act === 'coach' && !coach)),
      coach,
    });
  }

  function wantWhenDue(
    reason: NeedReason,
    callSid: CallSid | null,
    since: number,
    threshold: Threshold,
    acts: readonly NeedAct[],
  ) {
    const due = dueOf(since, threshold, now);
    nextChangeAt = Math.min(nextChangeAt, due.nextChangeAt);
    const { severity, severeSince } = due;
    if (severity !== null) want(reason, callSid, { severity, severeSince, since }, acts);
  }

  const { thresholds } = context;
  for (const row of participants.values()) {
    const { callSid, status } = row;
    if (status === 'queued' || status === 'connecting' || status === 'ringing') {
      // My own leg rings on my own desk.
      if (isMe(row)) continue;
      const reason: NeedReason = { kind: 'ringing', status };
      wantWhenDue(reason, callSid, row.createdAt, thresholds.ringing, ['cancel']);
    } else if (parseSupervisorLabel(row.label) !== null) {
      if (!isInAlarm(row, conference, isMe(row))) continue;
      const severity = isMe(row) ? SEVERITY.urgent : SEVERITY.alarming;
      const acts: readonly NeedAct[] = isMe(row) ? ['mute-me', 'leave'] : ['listen'];
      const since = row.audibleSince ?? row.asOf;
      const when = { severity, since, severeSince: since };
      want({ kind: 'mode-alarm', isMe: isMe(row) }, callSid, when, acts);
    } else if (row === only && aloneSince !== null && isOutsider(context.roleOf(row))) {
      const reason: NeedReason = { kind: 'alone', isHeld: row.hold };
      wantWhenDue(reason, callSid, aloneSince, thresholds.alone, ['listen', 'add-agent']);
    }
    if (row.heldSince !== null && row.hold && parseSupervisorLabel(row.label) === null) {
      const reason: NeedReason = { kind: 'hold', heldBeforeMs: row.heldMs };
      wantWhenDue(reason, callSid, row.heldSince, thresholds.hold, ['resume', 'listen']);
    }
  }
  const { silent, crosstalk } = talkOf(conference);
  if (silent !== null) {
    const reason: NeedReason = { kind: 'silence', people: silent.people };
    wantWhenDue(reason, null, silent.since, thresholds.silence, ['listen', 'coach']);
  }
  if (crosstalk !== null) {
    const reason: NeedReason = { kind: 'crosstalk', people: crosstalk.people };
    wantWhenDue(reason, null, crosstalk.since, CROSSTALK, ['listen', 'coach']);
  }
  return { needs, nextChangeAt };
}

type Timing = Pick<Need, 'severity' | 'severeSince' | 'since'>;

/** Two people start together now and then; nobody talks on against another for so many seconds. */
const CROSSTALK: Threshold = { lateAfter: 8, alarmingAfter: 20 };

/** An agent may wait alone for a caller; nobody else should have to. */
function isOutsider(role: Role): boolean {
  return role !== 'agent' && role !== 'supervisor';
}

/** An event does not say whom a leg coaches: until a reading or an answer does, it is not an alarm. */
function isInAlarm(row: ParticipantRow, { participants }: ConferenceView, isMe: boolean): boolean {
  if (row.source === 'event') return false;
  return isMe
    ? ownModeOf(row, participants).kind === 'alarm'
    : legModeAmong(row, participants).kind === 'alarm';
}

/** The one agent who could be whispered to; null when it is not clear who. */
function agentToCoach({ participants }: ConferenceView, { roleOf }: NeedContext): CallSid | null {
  let agent: CallSid | null = null;
  for (const row of participants.values()) {
    if (row.status !== 'connected' || row.hold || roleOf(row) !== 'agent') continue;
    if (agent !== null) return null;
    agent = row.callSid;
  }
  return agent;
}

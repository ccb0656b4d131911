import type { ConferenceSid } from '../../../common/model/sid.ts';
import { isLegOf, ownLegOn } from '../../../common/roster/own-leg.ts';
import { ownModeOf } from '../../../common/roster/own-mode.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { isPending, pendingOnMe, willBeHeard } from '../../store/wishes.ts';
import { coachTarget, coachTargets } from '../panel/coach-targets.ts';
import { leavingMatters } from '../step-in/leaving-matters.ts';
import { type ActContext, cannot, type Planned, type Target } from './planned.ts';

type VoiceAct = 'mute-me' | 'listen' | 'coach' | 'barge-in' | 'leave';

/** What an act on my own voice would do. */
export function planVoice(act: VoiceAct, target: Target, context: ActContext): Planned {
  if (act === 'mute-me') return planSilence(context);
  if (act === 'leave') return planLeave(target, context);
  if (target.kind === 'nothing') return cannot(act === 'coach' ? 'no-person' : 'no-call');
  const conference = context.view?.conferences.get(target.conferenceSid);
  if (conference === undefined) return cannot('gone');
  switch (act) {
    case 'listen':
      return planListen(conference, context);
    case 'coach':
      return planCoach(conference, target, context);
    case 'barge-in':
      return { kind: 'ask', question: { kind: 'barge-in', call: conference.row } };
  }
}

/**
 * Silence on every call where anybody hears me, may hear me, or will once a wish under way is done. While
 * the floor is being read anew it goes to the calls that I was on: asked in vain, it does no harm.
 */
function planSilence({ view, consoleId, pending, lastOwnCalls }: ActContext): Planned {
  const heardOn = new Map<ConferenceSid, ParticipantRow | undefined>();
  for (const conference of view?.conferences.values() ?? []) {
    const leg = ownLegOn(conference, consoleId);
    if (leg !== undefined && mayBeHeard(leg, conference)) heardOn.set(leg.conferenceSid, leg);
  }
  for (const { command } of pending.values()) {
    const { conferenceSid } = command;
    if (willBeHeard(pending, conferenceSid) && !heardOn.has(conferenceSid)) {
      const conference = view?.conferences.get(conferenceSid);
      heardOn.set(conferenceSid, conference && ownLegOn(conference, consoleId));
    }
  }
  if (view === null) for (const sid of lastOwnCalls) heardOn.set(sid, undefined);
  if (heardOn.size === 0) return cannot('nobody-hears-me');
  const commands = [...heardOn].map(([conferenceSid, leg]) => ({
    command: { kind: 'mute-me', conferenceSid } as const,
    about: leg?.callSid,
  }));
  return { kind: 'run', commands, does: { kind: 'silences-me' } };
}

function mayBeHeard(leg: ParticipantRow, { participants }: ConferenceView): boolean {
  const mode = ownModeOf(leg, participants);
  return (
    leg.status === 'connected' && (!leg.muted || (mode.kind !== 'not-on-call' && !mode.confirmed))
  );
}

/** Listening is the quiet place of the switch: it dials me in muted, or takes my voice away. */
function planListen(conference: ConferenceView, { consoleId, pending }: ActContext): Planned {
  const { sid: conferenceSid } = conference.row;
  const leg = ownLegOn(conference, consoleId);
  const command =
    leg === undefined
      ? ({ kind: 'listen', conferenceSid } as const)
      : leg.hold
        ? ({ kind: 'resume-me', conferenceSid } as const)
        : leg.coaching
          ? ({ kind: 'stop-coaching', conferenceSid } as const)
          : ({ kind: 'mute-me', conferenceSid } as const);
  if (isPending(pending, command)) return cannot('asked');
  const mode = ownModeOf(leg, conference.participants);
  if (mode.kind === 'dialling') return cannot('asked');
  if (mode.kind === 'listening' && mode.confirmed) return cannot('already');
  const does = { kind: 'listens', call: conference.row } as const;
  return { kind: 'run', commands: [{ command, about: leg?.callSid }], does };
}

/** Of a whole call it means the one agent on it; whom else is for the supervisor to say. */
function planCoach(conference: ConferenceView, target: Target, context: ActContext): Planned {
  const { consoleId, roleOf, coachedByOthers, pending } = context;
  const callSid = target.kind === 'person' ? target.callSid : null;
  const row = callSid === null ? undefined : conference.participants.get(callSid);
  if (callSid !== null && row === undefined) return cannot('gone');
  if (row !== undefined && isLegOf(row, consoleId)) return cannot('is-me');
  const found = coachTarget(coachTargets(conference), callSid, null, roleOf);
  // Whoever was meant is meant: nobody else may be whispered to in their place.
  if (row !== undefined && found?.row !== row) return cannot('supervisor');
  if (found === null) return cannot('which-agent');
  if (found.obstacle === 'not-on-call') return cannot('not-connected');
  if (found.obstacle === 'on-hold') return cannot('on-hold');

  const { row: to } = found;
  const leg = ownLegOn(conference, consoleId);
  const mode = ownModeOf(leg, conference.participants);
  const isCoached = mode.kind === 'coaching' && mode.confirmed;
  if (isCoached && mode.target.callSid === to.callSid) return cannot('already');
  if (coachedByOthers.has(to.callSid)) {
    return { kind: 'ask', question: { kind: 'take-over', row: to } };
  }
  const role = roleOf(to);
  if (role !== 'agent') return { kind: 'ask', question: { kind: 'coach-outsider', row: to } };
  const { conferenceSid } = to;
  const command = { kind: 'coach', conferenceSid, callSid: to.callSid } as const;
  if (isPending(pending, command)) return cannot('asked');
  return { kind: 'run', commands: [{ command }], does: { kind: 'whispers', to } };
}

/** Leaves the call that I am on, of several the one that is meant; asks where the others would notice. */
function planLeave(target: Target, { view, consoleId, pending }: ActContext): Planned {
  const meant = target.kind === 'nothing' ? undefined : view?.conferences.get(target.conferenceSid);
  for (const conference of [meant, ...(view?.conferences.values() ?? [])]) {
    const leg = conference && ownLegOn(conference, consoleId);
    if (conference === undefined || leg === undefined) continue;
    if (leavingMatters(leg, [...conference.participants.values()])) {
      return { kind: 'ask', question: { kind: 'remove', row: leg, isMe: true } };
    }
    return leaveCommand(leg.conferenceSid, leg, conference, pending);
  }
  const wish = pendingOnMe(pending);
  if (wish === undefined) return cannot('not-on-call');
  const { conferenceSid } = wish.command;
  return leaveCommand(conferenceSid, undefined, view?.conferences.get(conferenceSid), pending);
}

function leaveCommand(
  conferenceSid: ConferenceSid,
  leg: ParticipantRow | undefined,
  conference: ConferenceView | undefined,
  pending: ActContext['pending'],
): Planned {
  const command = { kind: 'leave', conferenceSid } as const;
  if (isPending(pending, command)) return cannot('asked');
  const does = { kind: 'takes-me-off', call: conference?.row } as const;
  return { kind: 'run', commands: [{ command, about: leg?.callSid }], does };
}

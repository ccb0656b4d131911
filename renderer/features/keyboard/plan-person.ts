import type { Command } from '../../../common/ipc/command.ts';
import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import { coachOf } from '../../../common/roster/consequences.ts';
import { isLegOf } from '../../../common/roster/own-leg.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { isPending } from '../../store/wishes.ts';
import { type ActContext, cannot, type Does, type Planned, type Target } from './planned.ts';

type PersonAct = 'mute' | 'hold' | 'announce' | 'remove' | 'change';

/** What an act on somebody would do; with several selected, what it would do to all of them. */
export function planOnPerson(act: PersonAct, target: Target, context: ActContext): Planned {
  if (isOnSelected(act, target, context)) return planOnMany(act, context);
  if (target.kind !== 'person') return cannot('no-person');
  const conference = context.view?.conferences.get(target.conferenceSid);
  const row = conference?.participants.get(target.callSid);
  if (conference === undefined || row === undefined) return cannot('gone');
  const isMe = isLegOf(row, context.consoleId);
  if (act === 'remove') return { kind: 'ask', question: { kind: 'remove', row, isMe } };
  if (act === 'change') return { kind: 'ask', question: { kind: 'change', row } };
  if (isMe) return planOnMe(act, row, context);
  if (row.status !== 'connected') return cannot('not-connected');
  switch (act) {
    case 'announce':
      return { kind: 'ask', question: { kind: 'announce', row } };
    case 'mute':
      return planMute(row, context);
    case 'hold':
      return planHold(row, conference, context);
  }
}

/**
 * With several selected it is about them; with one, too, when the focus is on somebody else: the bar says
 * who is selected, and nobody is to wonder which of the two was meant.
 */
function isOnSelected(act: PersonAct, target: Target, { selected }: ActContext): boolean {
  const [only] = selected;
  if (selected.length !== 1 || act === 'remove' || act === 'change') return selected.length > 1;
  return target.kind !== 'person' || target.callSid !== only?.callSid;
}

function planOnMany(act: PersonAct, { selected: rows, consoleId }: ActContext): Planned {
  switch (act) {
    case 'mute':
    case 'hold': {
      const kind = `${act}-many` as const;
      const others = rows.filter((row) => row.status === 'connected' && !isLegOf(row, consoleId));
      // Only when it is so of all of them the other way is meant.
      const areAll =
        others.length > 0 && others.every((row) => (act === 'mute' ? row.muted : row.hold));
      return { kind: 'ask', question: { kind, on: !areAll, rows } };
    }
    case 'announce':
      return { kind: 'ask', question: { kind: 'announce-many', rows } };
    case 'remove':
    case 'change':
      return cannot('one-at-a-time');
  }
}

/** My own voice reaching anybody is never one key away. */
function planOnMe(
  act: 'mute' | 'hold' | 'announce',
  row: ParticipantRow,
  context: ActContext,
): Planned {
  const { conferenceSid, callSid } = row;
  if (act === 'announce') return cannot('is-me');
  if (act === 'hold') {
    if (!row.hold) return cannot('is-me');
    return send({ kind: 'resume-me', conferenceSid }, { kind: 'resumes-me' }, context, callSid);
  }
  if (row.status !== 'connected') return cannot('not-connected');
  if (!row.muted) {
    return send({ kind: 'mute-me', conferenceSid }, { kind: 'silences-me' }, context, callSid);
  }
  if (row.hold) return cannot('on-hold');
  return { kind: 'ask', question: { kind: 'unmute-me', row } };
}

function planMute(row: ParticipantRow, context: ActContext): Planned {
  const { conferenceSid, callSid, muted } = row;
  if (muted && parseSupervisorLabel(row.label) !== null) return cannot('supervisor');
  const does = { kind: muted ? 'unmutes' : 'mutes', who: row } as const;
  return send({ kind: 'mute', conferenceSid, callSid, muted: !muted }, does, context);
}

function planHold(
  row: ParticipantRow,
  { participants }: ConferenceView,
  context: ActContext,
): Planned {
  const { conferenceSid, callSid, hold } = row;
  const coach = coachOf(callSid, participants.values());
  const isCoachedByMe = coach !== undefined && isLegOf(coach, context.consoleId);
  const kind = hold ? 'resumes' : isCoachedByMe ? 'holds-coached' : 'holds';
  return send({ kind: 'hold', conferenceSid, callSid, hold: !hold }, { kind, who: row }, context);
}

function send(
  command: Command,
  does: Does,
  { pending }: ActContext,
  about?: ParticipantRow['callSid'],
): Planned {
  if (isPending(pending, command)) return cannot('asked');
  return { kind: 'run', commands: [{ command, about }], does };
}

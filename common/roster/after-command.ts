import { askedFlags } from '../adding/asked-flags.ts';
import type { Draft } from '../adding/draft.ts';
import type { Command } from '../ipc/command.ts';
import { type CallSid, type ConferenceSid, callSidSchema } from '../model/sid.ts';
import { parseSupervisorLabel } from '../model/supervisor-label.ts';
import { whyNotChange } from './change-rules.ts';
import type { ParticipantRow } from './rows.ts';
import type { ConferenceView } from './view.ts';

/**
 * The call as it would be once a command is carried out and Twilio has taken it: who is there, with
 * which flags. Null when the call is over then. What would be refused changes nothing, or mutes me
 * where I am muted before it. Clocks stay as they are: when it would happen nobody knows.
 *
 * `ownLeg` is mine on this call, or null; without one, listening and coaching bring in the leg of
 * `EXPECTED_LEG`.
 */
export function afterCommand(
  conference: ConferenceView,
  command: Command,
  ownLeg: CallSid | null,
): ConferenceView | null {
  const row = 'callSid' in command ? conference.participants.get(command.callSid) : undefined;
  const mine = ownLeg === null ? undefined : conference.participants.get(ownLeg);
  switch (command.kind) {
    case 'mute':
      // A supervisor is made heard by their own console alone.
      if (row === undefined || (!command.muted && isSupervisor(row))) return conference;
      return withRow(conference, { ...row, muted: command.muted });
    case 'hold': {
      if (row === undefined) return conference;
      const before = command.hold ? hushed(conference, mine, row.callSid) : conference;
      const now = before.participants.get(row.callSid) ?? row;
      // Whether the end of a hold restores mute is not documented: the two flags stand as they are.
      return withRow(before, { ...now, hold: command.hold });
    }
    case 'remove':
      // Refused where it would end the call for somebody and nobody agreed to that.
      if (row === undefined) return conference;
      if (!command.endsCall && endsCall(row) && hasOthers(conference, row)) return conference;
      return without(hushed(conference, mine, row.callSid), row);
    case 'end-call':
      return null;
    case 'change': {
      if (row === undefined || whyNotChange(row, command.draft) !== null) return conference;
      const held = askedFlags(command.draft).hold === true;
      return changed(held ? hushed(conference, mine, row.callSid) : conference, row, command.draft);
    }
    case 'announce':
    case 'announce-to-all':
    case 'record':
      return conference;
    case 'listen': {
      const leg = myLegOn(conference, mine);
      const change = changeOfMe(leg.hold ? 'resume-me' : 'stop-coaching', leg);
      return withMyLeg(conference, { ...leg, ...change });
    }
    case 'coach':
      return coach(conference, command.callSid, mine);
    case 'leave':
      return mine === undefined ? conference : without(conference, mine);
    case 'stop-coaching':
    case 'mute-me':
    case 'barge-in':
    case 'resume-me':
      return mine === undefined
        ? conference
        : withRow(conference, { ...mine, ...changeOfMe(command.kind, mine) });
  }
}

/** The CallSid of a leg that is not dialled yet. */
export const EXPECTED_LEG = callSidSchema.parse(`CA${'0'.repeat(32)}`);

type Flags = Pick<ParticipantRow, 'muted' | 'hold' | 'coaching' | 'callSidToCoach'>;

function changeOfMe(
  kind: 'stop-coaching' | 'mute-me' | 'barge-in' | 'resume-me',
  mine: ParticipantRow,
): Partial<Flags> {
  switch (kind) {
    case 'mute-me':
      return { muted: true };
    case 'stop-coaching':
      return { muted: true, ...COACHING_NOBODY };
    case 'resume-me':
      return { muted: true, hold: false };
    case 'barge-in':
      if (mine.status !== 'connected') return {};
      // On hold nobody would hear me, which is not what was asked for: I am muted again.
      return { muted: mine.hold, ...COACHING_NOBODY };
  }
}

const COACHING_NOBODY = { coaching: false, callSidToCoach: null };

/** My leg goes silent, then whispers. Twilio refuses who is on hold (16027) or not there (16028). */
function coach(
  conference: ConferenceView,
  callSid: CallSid,
  mine: ParticipantRow | undefined,
): ConferenceView {
  const silent = { ...myLegOn(conference, mine), muted: true };
  const target = conference.participants.get(callSid);
  const canBeCoached =
    target?.status === 'connected' && !target.hold && target.callSid !== silent.callSid;
  return withMyLeg(
    conference,
    canBeCoached
      ? { ...silent, muted: silent.hold, coaching: true, callSidToCoach: callSid }
      : silent,
  );
}

/** Twilio refuses the whole of it for a target that cannot be whispered to. */
function changed(
  conference: ConferenceView,
  { callSid }: ParticipantRow,
  draft: Draft,
): ConferenceView {
  const row = conference.participants.get(callSid);
  if (row === undefined) return conference;
  const { endConferenceOnExit = row.endConferenceOnExit, ...flags } = askedFlags(draft);
  const after = { ...row, ...flags };
  if (flags.coaching === true) {
    const { callSidToCoach } = after;
    const target =
      callSidToCoach === null ? undefined : conference.participants.get(callSidToCoach);
    if (target?.status !== 'connected' || target.callSid === callSid || target.hold) {
      return conference;
    }
  }
  // Seen in live use: of somebody on hold Twilio takes this one, and nothing comes of it.
  return withRow(conference, row.hold ? after : { ...after, endConferenceOnExit });
}

/** I never whisper to somebody who is about to be held or removed. */
function hushed(
  conference: ConferenceView,
  mine: ParticipantRow | undefined,
  target: CallSid,
): ConferenceView {
  return mine?.coaching && mine.callSidToCoach === target
    ? withRow(conference, { ...mine, muted: true })
    : conference;
}

/** My leg once it is answered, whether it rings already or is still to be dialled. */
function myLegOn(
  { row: { sid, asOf } }: ConferenceView,
  mine: ParticipantRow | undefined,
): ParticipantRow {
  return mine === undefined
    ? dialledLeg(sid, asOf)
    : { ...mine, status: 'connected', inCallSince: mine.inCallSince ?? asOf };
}

function dialledLeg(conferenceSid: ConferenceSid, asOf: number): ParticipantRow {
  return {
    callSid: EXPECTED_LEG,
    conferenceSid,
    label: null,
    address: null,
    direction: 'outbound',
    status: 'connected',
    muted: true,
    hold: false,
    ...COACHING_NOBODY,
    startConferenceOnEnter: false,
    endConferenceOnExit: false,
    createdAt: asOf,
    inCallSince: asOf,
    heldSince: null,
    mutedSince: null,
    audibleSince: null,
    speakingSince: null,
    heldMs: 0,
    talkedMs: 0,
    lastSpokeAt: null,
    source: 'poll',
    asOf,
  };
}

/** A call that waits starts with the second person, as soon as one of all may start it. */
function withMyLeg(conference: ConferenceView, leg: ParticipantRow): ConferenceView {
  const after = withRow(conference, leg);
  const people = [...after.participants.values()].filter(({ status }) => status === 'connected');
  const starts = people.length > 1 && people.some((person) => person.startConferenceOnEnter);
  return starts ? { ...after, row: { ...after.row, status: 'in-progress' } } : after;
}

function withRow({ row, participants }: ConferenceView, changed: ParticipantRow): ConferenceView {
  return { row, participants: new Map(participants).set(changed.callSid, changed) };
}

/** The call ends with whoever carries it, and with the last leg. */
function without(conference: ConferenceView, leaving: ParticipantRow): ConferenceView | null {
  const participants = new Map(conference.participants);
  participants.delete(leaving.callSid);
  return endsCall(leaving) || participants.size === 0 ? null : { ...conference, participants };
}

/** Twilio: when somebody with endConferenceOnExit leaves or is removed, the call ends for all. */
function endsCall({ status, endConferenceOnExit }: ParticipantRow): boolean {
  return status === 'connected' && endConferenceOnExit;
}

function hasOthers({ participants }: ConferenceView, leaving: ParticipantRow): boolean {
  return [...participants.values()].some(
    (row) => row.callSid !== leaving.callSid && row.status === 'connected',
  );
}

function isSupervisor({ label }: ParticipantRow): boolean {
  return parseSupervisorLabel(label) !== null;
}

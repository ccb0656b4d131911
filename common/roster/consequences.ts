import type { Command } from '../ipc/command.ts';
import type { CallSid, ConferenceSid } from '../model/sid.ts';
import { parseSupervisorLabel } from '../model/supervisor-label.ts';
import { afterCommand } from './after-command.ts';
import { hearMap } from './hear-map.ts';
import { legModeAmong } from './leg-mode.ts';
import type { ParticipantRow } from './rows.ts';
import type { ConferenceView } from './view.ts';

/** What somebody is about to do to a call. */
export type Act =
  | { readonly kind: 'remove'; readonly callSid: CallSid }
  /** My own leg goes off the call. */
  | { readonly kind: 'leave' }
  | { readonly kind: 'end-call' }
  /** One after the other in this order, as many as the screen means by “all”. */
  | { readonly kind: 'hold-all' | 'mute-all'; readonly callSids: readonly CallSid[] };

/** What an act would make true that is not true yet. */
export type Consequence =
  | RemovalConsequence
  /** The call is ended as such, for all of these. */
  | { readonly kind: 'call-ended'; readonly cutOff: readonly ParticipantRow[] }
  /** My leg is made silent, for this cause. */
  | { readonly kind: 'silences-me'; readonly cause: SilenceCause }
  /** A colleague whispers to somebody who cannot be whispered to then: anybody may hear them. */
  | {
      readonly kind: 'coach-loses-target';
      readonly coach: ParticipantRow;
      readonly target: ParticipantRow;
    }
  /** They stay on hold, and no supervisor is left on the call to take them off it. */
  | { readonly kind: 'stuck-on-hold'; readonly who: readonly ParticipantRow[] }
  /** People stay on the call, and none of them hears another. */
  | { readonly kind: 'nobody-hears-anybody' };

type SilenceCause = 'held' | 'muted' | 'coached-held' | 'coached-removed';

/** What taking one person out of a call does to the others. */
export type RemovalConsequence =
  /** The one who goes carries the call: it ends for all of these. */
  | { readonly kind: 'ends-call'; readonly cutOff: readonly ParticipantRow[] }
  | { readonly kind: 'leaves-alone'; readonly who: ParticipantRow }
  /** Phones that ring for the call stop ringing. */
  | { readonly kind: 'stops-ringing'; readonly whose: readonly ParticipantRow[] }
  | { readonly kind: 'nobody-left' }
  | { readonly kind: 'call-goes-on'; readonly staying: number };

/**
 * Everything that an act would bring about, what it does to the call first; empty when it would do
 * nothing. `ownLeg` is mine on this call, or null.
 */
export function consequencesOf(
  conference: ConferenceView,
  act: Act,
  ownLeg: CallSid | null,
): readonly Consequence[] {
  const leaving = leavingBy(conference, act, ownLeg);
  const after = afterAct(conference, act, ownLeg);
  const fate = callFate(conference, act, leaving);
  if (after === null) return [...fate, ...ringingInVain(conference, leaving)];
  return [
    ...fate,
    ...silenceOfMe(conference, after, act, ownLeg),
    ...lostTargets(conference, after),
    ...(leaving === undefined ? [] : stuckOnHold(conference, after)),
    ...fallOfSilence(conference, after),
  ];
}

/**
 * Twilio ends the call for everybody when a participant with endConferenceOnExit leaves or is removed.
 * That flag is read from Twilio and never assumed.
 */
export function consequenceOfRemoval(
  leaving: ParticipantRow,
  participants: Iterable<ParticipantRow>,
): RemovalConsequence {
  if (leaving.status !== 'connected') return { kind: 'stops-ringing', whose: [leaving] };
  const others = [...participants].filter(
    (row) => row.callSid !== leaving.callSid && row.status === 'connected',
  );
  const [onlyOther] = others;
  if (onlyOther === undefined) return { kind: 'nobody-left' };
  if (leaving.endConferenceOnExit) return { kind: 'ends-call', cutOff: others };
  return others.length === 1
    ? { kind: 'leaves-alone', who: onlyOther }
    : { kind: 'call-goes-on', staying: others.length };
}

/** Who whispers to this person now, among the people of the same call. */
export function coachOf(
  callSid: CallSid,
  participants: Iterable<ParticipantRow>,
): ParticipantRow | undefined {
  for (const row of participants) {
    const whispers = row.coaching && !row.muted && !row.hold && row.status === 'connected';
    if (whispers && row.callSidToCoach === callSid) return row;
  }
  return undefined;
}

function leavingBy(
  { participants }: ConferenceView,
  act: Act,
  ownLeg: CallSid | null,
): ParticipantRow | undefined {
  const callSid = act.kind === 'remove' ? act.callSid : act.kind === 'leave' ? ownLeg : null;
  return callSid === null ? undefined : participants.get(callSid);
}

function afterAct(
  conference: ConferenceView,
  act: Act,
  ownLeg: CallSid | null,
): ConferenceView | null {
  let after: ConferenceView | null = conference;
  for (const command of commandsOf(act, conference.row.sid)) {
    if (after !== null) after = afterCommand(after, command, ownLeg);
  }
  return after;
}

function commandsOf(act: Act, conferenceSid: ConferenceSid): readonly Command[] {
  switch (act.kind) {
    case 'remove':
      return [{ kind: 'remove', conferenceSid, callSid: act.callSid, endsCall: true }];
    case 'leave':
    case 'end-call':
      return [{ kind: act.kind, conferenceSid }];
    case 'hold-all':
      return act.callSids.map((callSid) => ({ kind: 'hold', conferenceSid, callSid, hold: true }));
    case 'mute-all':
      return act.callSids.map((callSid) => ({ kind: 'mute', conferenceSid, callSid, muted: true }));
  }
}

function callFate(
  { participants }: ConferenceView,
  act: Act,
  leaving: ParticipantRow | undefined,
): readonly Consequence[] {
  if (act.kind === 'end-call') {
    return [{ kind: 'call-ended', cutOff: [...participants.values()].filter(isConnected) }];
  }
  return leaving === undefined ? [] : [consequenceOfRemoval(leaving, participants.values())];
}

/** The phones that ring for a call that ends. */
function ringingInVain(
  { participants }: ConferenceView,
  leaving: ParticipantRow | undefined,
): readonly Consequence[] {
  const whose = [...participants.values()].filter((row) => row !== leaving && !isConnected(row));
  return whose.length === 0 ? [] : [{ kind: 'stops-ringing', whose }];
}

function silenceOfMe(
  before: ConferenceView,
  after: ConferenceView,
  act: Act,
  ownLeg: CallSid | null,
): readonly Consequence[] {
  const was = ownLeg === null ? undefined : before.participants.get(ownLeg);
  const is = ownLeg === null ? undefined : after.participants.get(ownLeg);
  if (was === undefined || is === undefined || !maySpeak(was) || maySpeak(is)) return [];
  const cause = is.hold ? 'held' : causeOfMute(act);
  return [{ kind: 'silences-me', cause }];
}

/** Unless I am muted as one of all, I am muted since I must not whisper to the one who is acted on. */
function causeOfMute({ kind }: Act): SilenceCause {
  switch (kind) {
    case 'mute-all':
      return 'muted';
    case 'hold-all':
      return 'coached-held';
    case 'remove':
    case 'leave':
    case 'end-call':
      return 'coached-removed';
  }
}

/** My own leg is never among them: it is muted first. */
function lostTargets(before: ConferenceView, after: ConferenceView): readonly Consequence[] {
  return [...after.participants.values()].filter(maySpeak).flatMap((coach) => {
    const was = before.participants.get(coach.callSid);
    const target = was && whisperedTo(was, before);
    return target === undefined || whisperedTo(coach, after) !== undefined
      ? []
      : [{ kind: 'coach-loses-target', coach, target }];
  });
}

/** Whom a leg whispers to, who hears it. */
function whisperedTo(
  leg: ParticipantRow,
  { participants }: ConferenceView,
): ParticipantRow | undefined {
  const mode = legModeAmong(leg, participants);
  const target = mode.kind === 'coaching' ? participants.get(mode.target) : undefined;
  return target?.hold ? undefined : target;
}

function stuckOnHold(before: ConferenceView, after: ConferenceView): readonly Consequence[] {
  if (!hasSupervisor(before) || hasSupervisor(after)) return [];
  const who = [...after.participants.values()].filter((row) => isConnected(row) && row.hold);
  return who.length === 0 ? [] : [{ kind: 'stuck-on-hold', who }];
}

function hasSupervisor({ participants }: ConferenceView): boolean {
  return [...participants.values()].some(
    (row) => isConnected(row) && parseSupervisorLabel(row.label) !== null,
  );
}

/** Of somebody who is alone this goes without saying. */
function fallOfSilence(before: ConferenceView, after: ConferenceView): readonly Consequence[] {
  const people = [...after.participants.values()].filter(isConnected);
  return people.length > 1 && anybodyHeard(before) && !anybodyHeard(after)
    ? [{ kind: 'nobody-hears-anybody' }]
    : [];
}

function anybodyHeard(conference: ConferenceView): boolean {
  return [...hearMap(conference).values()].some(
    ({ surely, perhaps }) => surely.length + perhaps.length > 0,
  );
}

function isConnected({ status }: ParticipantRow): boolean {
  return status === 'connected';
}

function maySpeak(row: ParticipantRow): boolean {
  return isConnected(row) && !row.muted && !row.hold;
}

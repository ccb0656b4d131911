import type { EventParticipant } from '../model/conference-event.ts';
import type { Participant } from '../model/participant.ts';
import type { ConferenceSid } from '../model/sid.ts';
import type { ParticipantRow } from './rows.ts';

/** The row after a list, a fetch, or the answer to a command. */
export function rowFromTwilio(
  participant: Participant,
  known: ParticipantRow | undefined,
  asOf: number,
  source: 'poll' | 'answer',
): ParticipantRow {
  const { muted, hold, status } = participant;
  // Of a change between two readings Twilio tells the time, as long as nothing else changed since.
  const changedAt = Math.min(asOf, Math.max(participant.updatedAt ?? asOf, known?.asOf ?? 0));
  const isAudible = !muted && !hold && status === 'connected';
  return {
    callSid: participant.callSid,
    conferenceSid: participant.conferenceSid,
    // A label is set when the participant is created and never changes.
    label: known?.label ?? participant.label,
    address: known?.address ?? null,
    direction: known?.direction ?? null,
    status,
    muted,
    hold,
    coaching: participant.coaching,
    callSidToCoach: participant.callSidToCoach,
    startConferenceOnEnter: participant.startConferenceOnEnter,
    endConferenceOnExit: participant.endConferenceOnExit,
    createdAt: participant.createdAt,
    inCallSince: inCallSince(participant, known, asOf),
    ...holding(known, hold, changedAt),
    mutedSince: muted ? (known?.mutedSince ?? changedAt) : null,
    audibleSince: isAudible ? (known?.audibleSince ?? asOf) : null,
    ...talking(known, isAudible && known?.speakingSince != null, asOf),
    source,
    asOf,
  };
}

/**
 * The row after an event. Events do not say whom somebody coaches, so that a target is kept as long as
 * the coaching lasts, and is unknown when it begins.
 */
export function rowFromEvent(
  { conferenceSid, speech, mayTurn, participant }: ParticipantEvent,
  known: ParticipantRow | undefined,
  { asOf, happenedAt }: EventTimes,
): ParticipantRow {
  const { muted, hold, coaching } = participant;
  const isAudible = !muted && !hold;
  const speaks = isAudible && (speech ?? known?.speakingSince != null);
  const row: ParticipantRow = {
    callSid: participant.callSid,
    conferenceSid,
    label: known?.label ?? participant.label,
    address: known?.address ?? null,
    direction: known?.direction ?? null,
    status: 'connected',
    muted,
    hold,
    coaching,
    callSidToCoach: coaching ? (known?.callSidToCoach ?? null) : null,
    startConferenceOnEnter: participant.startConferenceOnEnter,
    endConferenceOnExit: participant.endConferenceOnExit,
    createdAt: known?.createdAt ?? happenedAt,
    inCallSince: known?.inCallSince ?? happenedAt,
    ...holding(known, hold, happenedAt),
    mutedSince: muted ? (known?.mutedSince ?? happenedAt) : null,
    audibleSince: isAudible ? (known?.audibleSince ?? happenedAt) : null,
    ...talking(known, speaks, happenedAt),
    source: 'event',
    asOf,
  };
  // What Twilio's own description said before an event repeats: it stays as certain as it was.
  const repeats = known !== undefined && sameFlags(known, row) && !mayTurn;
  return repeats ? { ...row, source: known.source } : row;
}

interface ParticipantEvent {
  readonly conferenceSid: ConferenceSid;
  readonly participant: EventParticipant;
  /** Whether talk begins or ends with it; null when it tells of something else. */
  readonly speech: boolean | null;
  /** Whether they may coach somebody else from now on. */
  readonly mayTurn: boolean;
}

interface EventTimes {
  readonly asOf: number;
  readonly happenedAt: number;
}

/** The same row with talk begun or ended: of everything else something newer is known. */
export function rowWithTalk(known: ParticipantRow, speech: boolean, at: number): ParticipantRow {
  const speaks = speech && !known.muted && !known.hold;
  return { ...known, ...talking(known, speaks, at) };
}

/** Whether two rows say the same of who hears whom. */
export function sameFlags(a: ParticipantRow, b: ParticipantRow): boolean {
  return (
    a.status === b.status &&
    a.muted === b.muted &&
    a.hold === b.hold &&
    a.coaching === b.coaching &&
    a.callSidToCoach === b.callSidToCoach &&
    a.endConferenceOnExit === b.endConferenceOnExit
  );
}

/** Whether two rows differ in nothing but their age. */
export function sameButForAge<T extends { readonly asOf: number }>(a: T, b: T): boolean {
  for (const key in b) {
    if (key !== 'asOf' && a[key] !== b[key]) return false;
  }
  return true;
}

function holding(known: ParticipantRow | undefined, hold: boolean, at: number) {
  const heldMs = known?.heldMs ?? 0;
  const since = known?.heldSince ?? null;
  if (hold) return { heldSince: since ?? at, heldMs };
  return { heldSince: null, heldMs: heldMs + (since === null ? 0 : Math.max(0, at - since)) };
}

function talking(known: ParticipantRow | undefined, speaks: boolean, at: number) {
  const since = known?.speakingSince ?? null;
  const talkedMs = known?.talkedMs ?? 0;
  const lastSpokeAt = known?.lastSpokeAt ?? null;
  if (speaks)
    return { speakingSince: since ?? at, talkedMs, lastSpokeAt: Math.max(at, lastSpokeAt ?? at) };
  if (since === null) return { speakingSince: null, talkedMs, lastSpokeAt };
  const endedAt = Math.max(since, at);
  return { speakingSince: null, talkedMs: talkedMs + endedAt - since, lastSpokeAt: endedAt };
}

/**
 * Twilio does not say when a leg was answered. Somebody first seen connected joined when the resource
 * was created; somebody seen ringing before joined when first confirmed as connected.
 */
function inCallSince(
  participant: Participant,
  known: ParticipantRow | undefined,
  asOf: number,
): number | null {
  if (participant.status !== 'connected') return null;
  if (known === undefined) return participant.createdAt;
  return known.inCallSince ?? asOf;
}

import { fail, ok } from '../../common/failure.ts';
import type { AddRequest } from '../../common/ipc/addition.ts';
import { type Call, isFinal } from '../../common/model/call.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import { endpointForm } from '../../common/participant-parameters/endpoint-form.ts';
import { cannotTellApart } from './adding-words.ts';
import type { Clock } from './clock.ts';
import { isOver } from './participant-facts.ts';
import { type CallsTo, type RequestOptions, saysGone, type TwilioPort } from './twilio-port.ts';
import type { Sight } from './until-known.ts';

/** What is known of a request to dial whose answer was lost. */
export interface LostDial {
  readonly conference: AddRequest['conference'];
  readonly to: string;
  readonly label: string | null;
  readonly who: string;
  /** When it was asked for, by our clock. */
  readonly askedAt: number;
  /** Calls that were there before it, or that belong to another attempt. */
  readonly isKnown: (callSid: CallSid) => boolean;
  /** Another attempt looks for a call to the same address: either may be whose call is found. */
  readonly hasRival: () => boolean;
}

export interface FoundDial {
  readonly call: Call;
  /** Null when the call is over, and nobody tells in which conference it was. */
  readonly conferenceSid: ConferenceSid | null;
}

interface SearchNeeds {
  readonly twilio: TwilioPort;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Dates have no fractions of a second, and an answer may be a second old. */
const SLACK_MS = 3_000;
/** Of one name, more conferences than this are not looked through. */
const MOST_CONFERENCES = 5;

/**
 * Looks once whether Twilio dialled, without ever dialling: first for whoever has the label on that call,
 * then among the account's calls to that address. A call counts only when it was made by a request after
 * this one was asked for, and is not known otherwise: a colleague may have added somebody with the same
 * label, or called the same number.
 */
export async function searchDial(
  lost: LostDial,
  { twilio, clock, signal }: SearchNeeds,
): Promise<Sight<FoundDial>> {
  const once: RequestOptions = { repeat: false, signal };
  const list = await twilio.listCallsTo(searchedFor(lost.to), once);
  if (!list.ok) return 'nothing';
  const since = lost.askedAt - SLACK_MS + aheadBy(list.value.saidAt, clock.now());
  const fits = (call: Call) => isCandidate(lost, call, since);
  const labelled = await byLabel();
  if (labelled === 'nothing') return 'nothing';
  if (labelled !== null) {
    const call = list.value.calls.find(({ callSid }) => callSid === labelled.callSid);
    if (call !== undefined && fits(call)) return found(call, labelled.conferenceSid);
  }

  const candidates = list.value.calls.filter(fits);
  if (candidates.length === 0) return isProof(lost.to, list.value, since) ? 'not-done' : 'nothing';
  if (lost.hasRival()) return 'nothing';
  const conferences = await conferencesOf();
  if (conferences === null) return 'nothing';
  const onCall: { call: Call; conferenceSid: ConferenceSid }[] = [];
  for (const call of candidates) {
    if (isFinal(call.status)) continue;
    const place = await placeOf(call, conferences);
    if (place === 'nothing') return 'nothing';
    if (place !== null) onCall.push({ call, conferenceSid: place });
  }
  const [first, ...others] = onCall;
  if (first !== undefined) {
    return others.length === 0 ? found(first.call, first.conferenceSid) : apart();
  }
  // None of them is on that call. One that is over may have been; one that goes on is somebody else's.
  const [ended, ...more] = candidates.filter(({ status }) => isFinal(status));
  if (ended === undefined) return 'nothing';
  const [only = null, ...rest] = conferences;
  return more.length > 0 ? apart() : found(ended, rest.length === 0 ? only : null);

  async function byLabel() {
    if (lost.label === null || lost.conference.kind === 'new') return null;
    const answer = await twilio.fetchParticipant(lost.conference.sid, lost.label, once);
    if (!answer.ok) return saysGone(answer.error) ? null : 'nothing';
    return isOver(answer.value) ? null : answer.value;
  }

  /** Where they would be; null when that is not known. */
  async function conferencesOf(): Promise<readonly ConferenceSid[] | null> {
    if (lost.conference.kind === 'live') return [lost.conference.sid];
    const answer = await twilio.listConferencesNamed(lost.conference.name, once);
    if (!answer.ok) return null;
    const named = answer.value.filter(
      ({ status, createdAt }) => status !== 'completed' || createdAt >= since,
    );
    return named.slice(0, MOST_CONFERENCES).map(({ sid }) => sid);
  }

  async function placeOf(
    { callSid }: Call,
    conferences: readonly ConferenceSid[],
  ): Promise<ConferenceSid | null | 'nothing'> {
    for (const sid of conferences) {
      const answer = await twilio.fetchParticipant(sid, callSid, once);
      if (!answer.ok && !saysGone(answer.error)) return 'nothing';
      if (answer.ok && answer.value.label === lost.label) return sid;
    }
    return null;
  }

  function apart(): Sight<FoundDial> {
    return { settled: fail(cannotTellApart(lost.who)) };
  }
}

function found(call: Call, conferenceSid: ConferenceSid | null): Sight<FoundDial> {
  return { settled: ok({ call, conferenceSid }) };
}

/** Whether it may be the call that was asked for, as far as it tells itself; `since` by Twilio's clock. */
function isCandidate({ to, isKnown }: LostDial, call: Call, since: number): boolean {
  return (
    call.direction === 'outbound-api' &&
    bare(call.to) === bare(to) &&
    // Of one without a date nobody can say that it is older.
    (call.createdAt === null || call.createdAt >= since) &&
    !isKnown(call.callSid)
  );
}

/** How far the clock of whoever answered is ahead of ours, in milliseconds. */
function aheadBy(saidAt: number | null, now: number): number {
  return saidAt === null ? 0 : saidAt - now;
}

/**
 * Whether a list without the call shows that there is none. Twilio finds numbers and clients by the same
 * words by which they are dialled; of SIP addresses and applications that is not documented.
 */
function isProof(to: string, { calls, complete }: CallsTo, since: number): boolean {
  const form = endpointForm(to);
  const isFound = form === 'phone' || form === 'client' || form === 'emergency';
  // The newest come first: behind one that is older there are only older ones.
  const isWhole =
    complete || calls.some(({ createdAt }) => createdAt !== null && createdAt < since);
  return isFound && isWhole;
}

function searchedFor(to: string): string {
  return to.replace(/\?.*$/, '');
}

/** Without the headers and parameters that may follow an address. */
function bare(address: string): string {
  return address.replace(/[?;].*$/, '').toLowerCase();
}

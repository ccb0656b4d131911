import type { CallSid } from '../model/sid.ts';
import { legModeAmong } from './leg-mode.ts';
import type { ParticipantRow } from './rows.ts';
import type { ConferenceView } from './view.ts';

/**
 * Whether one person hears another. `perhaps` is where Twilio documents nothing: of a coach whose
 * person is on hold or not on the call, everybody who is not on hold may hear every word.
 */
export type Hears = true | false | 'perhaps';

/** Who hears a speaker, and who may. */
export interface Listeners {
  readonly surely: readonly CallSid[];
  readonly perhaps: readonly CallSid[];
}

/** The listeners of everybody on a call. */
export type HearMap = ReadonlyMap<CallSid, Listeners>;

export function hearMap(conference: ConferenceView): HearMap {
  return new Map(
    Array.from(conference.participants.keys(), (speaker) => [
      speaker,
      listenersOf(conference, speaker),
    ]),
  );
}

export function listenersOf(conference: ConferenceView, speaker: CallSid): Listeners {
  const surely: CallSid[] = [];
  const perhaps: CallSid[] = [];
  const row = conference.participants.get(speaker);
  const reach = row === undefined ? 'nobody' : reachOf(conference, row);
  for (const listener of reach === 'nobody' ? [] : conference.participants.values()) {
    const heard = isReached(listener, speaker, reach);
    if (heard === true) surely.push(listener.callSid);
    if (heard === 'perhaps') perhaps.push(listener.callSid);
  }
  return { surely, perhaps };
}

/** Whether `listener` hears what `speaker` says; false for whoever is not on this call. */
export function hears(conference: ConferenceView, listener: CallSid, speaker: CallSid): Hears {
  const from = conference.participants.get(speaker);
  const to = conference.participants.get(listener);
  if (from === undefined || to === undefined) return false;
  return isReached(to, speaker, reachOf(conference, from));
}

/** How far a voice goes among those who can listen: to nobody, everyone, one person, or unknown. */
type Reach = 'nobody' | 'everyone' | 'unknown' | CallSid;

function reachOf({ row, participants }: ConferenceView, speaker: ParticipantRow): Reach {
  // Until it starts, everybody hears waiting music.
  if (row.status === 'init') return 'nobody';
  const mode = legModeAmong(speaker, participants);
  switch (mode.kind) {
    case 'dialling':
    case 'on-hold':
    case 'muted':
      return 'nobody';
    case 'open':
      return 'everyone';
    case 'alarm':
      return 'unknown';
    case 'coaching':
      return participants.get(mode.target)?.hold === true ? 'unknown' : mode.target;
  }
}

function isReached(listener: ParticipantRow, speaker: CallSid, reach: Reach): Hears {
  const listens = listener.status === 'connected' && !listener.hold;
  if (!listens || listener.callSid === speaker || reach === 'nobody') return false;
  if (reach === 'unknown') return 'perhaps';
  return reach === 'everyone' || reach === listener.callSid;
}

import type { Conference } from '../../../simulator/domain/conference.ts';
import type { Floor } from '../../../simulator/domain/floor.ts';
import { isActive, type Participant } from '../../../simulator/domain/participant.ts';

/**
 * What a leg can do on its call, in words that Twilio's truth and the console's screen share: `gone`,
 * `dialling`, `on hold`, `muted`, `open`, or `coaching CA…`, with `(absent)` or `(on
 * hold)` when the one it coaches cannot be spoken to.
 */
export type ModeWords = string;

/** Whether a mode is the one that is shown, whatever is to be said of whom it coaches. */
export function isMode(mode: ModeWords, shown: ModeWords): boolean {
  return mode === shown || mode.startsWith(`${shown} (`);
}

/** What is really so on the floor, whatever anybody was told. */
export interface TwilioTruth {
  /** Conferences that are live, oldest first. */
  conferences(): readonly Conference[];
  /** Everybody who has not left, in live conferences, first come first. */
  people(): readonly Participant[];
  /** The supervisor's own legs, wherever they are. */
  ownLegs(): readonly Participant[];
  modeOf(callSid: string): ModeWords;
}

export function createTwilioTruth(floor: Floor, ownLabel: string): TwilioTruth {
  const conferences = () => [
    ...floor.conferences({ status: 'init' }).ascending(-1),
    ...floor.conferences({ status: 'in-progress' }).ascending(-1),
  ];
  return {
    conferences,
    people: () =>
      [...floor.calls().ascending(-1)]
        .map(({ sid }) => floor.participant(sid))
        .filter((person) => person !== undefined)
        .filter(isActive),
    ownLegs: () =>
      conferences()
        .map(({ sid }) => floor.participantByLabel(sid, ownLabel))
        .filter((leg) => leg !== undefined),
    modeOf(callSid) {
      const leg = floor.participant(callSid);
      if (leg === undefined || !isActive(leg)) return 'gone';
      if (leg.status !== 'connected') return 'dialling';
      if (leg.hold) return 'on hold';
      if (leg.muted) return 'muted';
      if (!leg.coaching) return 'open';
      const target = floor.participant(leg.callSidToCoach ?? '');
      const isThere = target?.status === 'connected' && target.conferenceSid === leg.conferenceSid;
      const words = `coaching ${leg.callSidToCoach}`;
      if (!isThere) return `${words} (absent)`;
      return target.hold ? `${words} (on hold)` : words;
    },
  };
}

import type { ConferenceSid } from '../../common/model/sid.ts';
import { ownModeOf } from '../../common/roster/own-mode.ts';
import type { Roster } from '../../common/roster/roster.ts';
import type { ParticipantRow } from '../../common/roster/rows.ts';
import type { PresencePlace } from '../../common/wire/relay-presence.ts';
import { ownLegs } from './own-legs.ts';

/** As many as the relay takes. */
const MOST_PLACES = 50;

/** Where I am: on the calls of my own legs, and looking at those on my screen. */
export function whereabouts(
  roster: Roster,
  consoleId: string,
  visible: Iterable<ConferenceSid>,
): readonly PresencePlace[] {
  const mine = ownLegs(roster, consoleId).map((leg) => placeOf(roster, leg));
  const watched = [...visible]
    .filter((sid) => roster.conferences.has(sid))
    .filter((sid) => !mine.some(({ conferenceSid }) => conferenceSid === sid))
    .map((conferenceSid) => ({ conferenceSid, mode: 'watching', callSid: null }) as const);
  return [...mine, ...watched].slice(0, MOST_PLACES);
}

function placeOf(roster: Roster, leg: ParticipantRow): PresencePlace {
  const { conferenceSid } = leg;
  const participants = roster.conferences.get(conferenceSid)?.participants ?? new Map();
  const mode = ownModeOf(leg, participants);
  switch (mode.kind) {
    case 'coaching':
      return { conferenceSid, mode: 'coaching', callSid: mode.target.callSid };
    case 'barged-in':
      return { conferenceSid, mode: 'barged', callSid: null };
    default:
      return { conferenceSid, mode: 'listening', callSid: null };
  }
}

import type { Fact } from './fact.ts';
import { listConferences, loseConference } from './reduce-conferences.ts';
import { breakTrails, passTime, pauseEvents, tellEvent } from './reduce-events.ts';
import {
  listParticipants,
  loseParticipant,
  tellParticipant,
  tellParty,
} from './reduce-participants.ts';
import type { Reduction } from './reduction.ts';
import type { Roster } from './roster.ts';

/** Folds one fact into the roster. An older fact never overwrites a newer one. */
export function reduce(roster: Roster, fact: Fact): Reduction {
  switch (fact.kind) {
    case 'conferences-listed':
      return listConferences(roster, fact);
    case 'participants-listed':
      return listParticipants(roster, fact);
    case 'participant-told':
      return tellParticipant(roster, fact);
    case 'participant-gone':
      return loseParticipant(roster, fact);
    case 'conference-gone':
      return loseConference(roster, fact.conferenceSid, { asOf: fact.asOf, isFinal: false });
    case 'party-told':
      return tellParty(roster, fact);
    case 'event':
      return tellEvent(roster, fact);
    case 'events-broken':
      return breakTrails(roster);
    case 'events-paused':
      return pauseEvents(roster, true);
    case 'events-resumed':
      return pauseEvents(roster, false);
    case 'tick':
      return passTime(roster, fact.asOf);
  }
}

import { ownLegOn } from '../../../common/roster/own-leg.ts';
import { ownModeOf } from '../../../common/roster/own-mode.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView, RosterView } from '../../../common/roster/view.ts';
import { ownCalls } from '../floor/own-calls.ts';
import type { LegOwnMode } from '../step-in/words.ts';

/** A leg of mine, with the call that it is on. */
export interface OwnLeg {
  readonly leg: ParticipantRow;
  readonly conference: ConferenceView;
  readonly mode: LegOwnMode;
}

/** All legs of this console, the one that most people may hear first. */
export function ownLegsByHearing(view: RosterView, consoleId: string): readonly OwnLeg[] {
  const legs: OwnLeg[] = [];
  for (const sid of ownCalls(view, consoleId)) {
    const conference = view.conferences.get(sid);
    const leg = conference && ownLegOn(conference, consoleId);
    if (conference === undefined || leg === undefined) continue;
    const mode = ownModeOf(leg, conference.participants);
    if (mode.kind !== 'not-on-call') legs.push({ leg, conference, mode });
  }
  return legs.sort((a, b) => gravity(b) - gravity(a));
}

/** Since when it is in this mode, in milliseconds since the epoch; null where that is not known. */
export function inModeSince({ leg, mode }: OwnLeg): number | null {
  switch (mode.kind) {
    case 'dialling':
      return leg.createdAt;
    case 'on-hold':
      return leg.heldSince;
    case 'listening':
      return leg.mutedSince;
    case 'coaching':
    case 'barged-in':
    case 'alarm':
      return leg.audibleSince;
  }
}

/** Of two in the same mode the one that is not confirmed may be in a graver one. */
function gravity({ mode }: OwnLeg): number {
  return GRAVITY[mode.kind] + (mode.confirmed ? 0 : 0.5);
}

const GRAVITY: Readonly<Record<LegOwnMode['kind'], number>> = {
  alarm: 6,
  'barged-in': 5,
  coaching: 4,
  dialling: 3,
  'on-hold': 2,
  listening: 1,
};

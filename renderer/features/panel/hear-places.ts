import type { CallSid } from '../../../common/model/sid.ts';
import { EXPECTED_LEG } from '../../../common/roster/after-command.ts';
import { legModeAmong } from '../../../common/roster/leg-mode.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';

/** Where people stand in the drawing of a call. */
export interface HearPlaces {
  /** Everybody who can listen hears them. */
  readonly talking: readonly CallSid[];
  /** They listen, and no more than one person hears them. */
  readonly quiet: readonly CallSid[];
  /** On hold, or not on the call yet: they hear nobody and nobody hears them. */
  readonly away: readonly CallSid[];
}

/**
 * My own leg has a place among those who listen before it is dialled (as `EXPECTED_LEG`) and while it
 * rings or is on hold, so that nothing moves when I look at what listening would do.
 */
export function hearPlaces(conference: ConferenceView, ownLeg: CallSid | null): HearPlaces {
  const talking: CallSid[] = [];
  const quiet: CallSid[] = [];
  const away: CallSid[] = [];
  for (const [callSid, row] of conference.participants) {
    const mode = legModeAmong(row, conference.participants);
    const isAway = mode.kind === 'dialling' || mode.kind === 'on-hold';
    if (isAway && callSid !== ownLeg) away.push(callSid);
    else if (mode.kind === 'open') talking.push(callSid);
    else quiet.push(callSid);
  }
  if (ownLeg === null) quiet.push(EXPECTED_LEG);
  return { talking, quiet, away };
}

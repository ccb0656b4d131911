import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import { type Clocks, clocksOf } from '../../../common/roster/clocks.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { type Standing, standing, type Thresholds } from '../../../common/roster/thresholds.ts';

/** One clock of a person; `ms` null where it does not run. */
export interface Clock {
  readonly ms: number | null;
  readonly standing: Standing;
}

export interface PersonClocks {
  /** In the call, or ringing for it. */
  readonly time: Clock & { readonly isRinging: boolean };
  /** This hold, or all that have ended. */
  readonly hold: Clock & { readonly isTotal: boolean };
  readonly muted: Clock;
  readonly silent: Clock;
  readonly talk: Clock;
}

/** The clocks of one person with how they stand to what the supervisor wants to be told of. */
export function personClocks(
  row: ParticipantRow,
  conference: ConferenceRow,
  now: number,
  thresholds: Thresholds,
): PersonClocks {
  const clocks = clocksOf(row, conference, now);
  // To be muted and silent is how a supervisor listens, for as long as they like.
  const isSupervisor = parseSupervisorLabel(row.label) !== null;
  const { ringingMs, inCallMs } = clocks;
  return {
    time:
      ringingMs === null
        ? { ...clockOf(inCallMs, thresholds.inCall, isSupervisor), isRinging: false }
        : { ...clockOf(ringingMs, thresholds.ringing), isRinging: true },
    hold: holdClock(clocks, thresholds),
    muted: clockOf(clocks.mutedMs, thresholds.muted, isSupervisor),
    silent: clockOf(clocks.silentMs, thresholds.silence, isSupervisor),
    talk: { ms: clocks.talkedMs, standing: 'fine' },
  };
}

function holdClock({ onHoldMs, heldTotalMs }: Clocks, thresholds: Thresholds) {
  const total = standing(heldTotalMs, thresholds.heldTotal);
  if (onHoldMs === null) {
    return { ms: heldTotalMs === 0 ? null : heldTotalMs, standing: total, isTotal: true };
  }
  return { ...clockOf(onHoldMs, thresholds.hold), isTotal: false };
}

function clockOf(
  ms: number | null,
  threshold: Thresholds[keyof Thresholds],
  isAtEase = false,
): Clock {
  return { ms, standing: isAtEase ? 'fine' : standing(ms, threshold) };
}

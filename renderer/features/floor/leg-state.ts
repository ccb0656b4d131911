import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import { clocksOf } from '../../../common/roster/clocks.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { type Standing, standing, type Thresholds } from '../../../common/roster/thresholds.ts';
import { lineWords } from './line-words.ts';

/** Where a leg stands, and the clock that matters for as long as it stands there. */
export interface LegState {
  readonly kind: 'dialling' | 'held' | 'muted' | 'connected';
  readonly word: string;
  /** Null where no clock runs, or since when is not known. */
  readonly clockMs: number | null;
  readonly standing: Standing;
}

export function legState(
  row: ParticipantRow,
  conference: ConferenceRow,
  now: number,
  thresholds: Thresholds,
): LegState {
  const { ringingMs, onHoldMs, mutedMs } = clocksOf(row, conference, now);
  const kind = kindOf(row);
  switch (kind) {
    case 'dialling':
      return stateWith(kind, lineWords.status(row.status), ringingMs, thresholds.ringing);
    case 'held':
      return stateWith(kind, lineWords.onHold(), onHoldMs, thresholds.hold);
    case 'muted':
      return stateWith(kind, lineWords.muted(), mutedMs, thresholds.muted);
    case 'connected':
      return { kind, word: lineWords.status(row.status), clockMs: null, standing: 'fine' };
  }
}

function kindOf({ status, hold, muted, label }: ParticipantRow): LegState['kind'] {
  if (status !== 'connected') return 'dialling';
  if (hold) return 'held';
  // To be muted is how a supervisor listens, for as long as they like.
  return muted && parseSupervisorLabel(label) === null ? 'muted' : 'connected';
}

function stateWith(
  kind: LegState['kind'],
  word: string,
  clockMs: number | null,
  threshold: Thresholds[keyof Thresholds],
): LegState {
  return { kind, word, clockMs, standing: standing(clockMs, threshold) };
}

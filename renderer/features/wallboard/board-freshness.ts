import type { Link } from '../../../common/ipc/session.ts';
import { type DataStanding, dataStanding, lastHeardAt } from '../floor/data-standing.ts';
import { dataTrouble } from '../needs/data-trouble.ts';

/** How far the numbers on the board can be believed; `heardAt` null: nothing was ever heard. */
export interface BoardFreshness {
  /** `doubtful`: one way of two is cut off, or slow; `stale`: nothing keeps the numbers true. */
  readonly is: 'fresh' | 'connecting' | 'doubtful' | 'stale';
  readonly standing: DataStanding;
  readonly heardAt: number | null;
}

export function boardFreshness(link: Link, now: number): BoardFreshness {
  const standing = dataStanding(link, now);
  const heardAt = lastHeardAt(link);
  const { trouble } = dataTrouble(link, now);
  return { is: trouble === null ? LEVEL[standing] : 'stale', standing, heardAt };
}

/** Of what nothing is wrong with altogether. */
const LEVEL: Readonly<Record<DataStanding, Exclude<BoardFreshness['is'], 'stale'>>> = {
  connecting: 'connecting',
  live: 'fresh',
  polling: 'fresh',
  lagging: 'doubtful',
  resuming: 'doubtful',
  'polling-only': 'doubtful',
  throttled: 'doubtful',
  offline: 'doubtful',
  'signed-out': 'doubtful',
  late: 'doubtful',
};

import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { FloorLine } from './floor-lines.ts';

/** As many as main takes at a time. */
const MOST = 200;

/**
 * The conferences with a line in sight, from top to bottom; those of my own legs come first, wherever
 * they are, since who hears me there must never be old.
 */
export function watchedConferences(
  items: readonly FloorLine[],
  range: { readonly startIndex: number; readonly endIndex: number } | null,
  mine: readonly ConferenceSid[],
): readonly ConferenceSid[] {
  const inSight = range === null ? [] : items.slice(range.startIndex, range.endIndex + 1);
  const sids = inSight.map(sidOf).filter((sid) => sid !== null);
  return [...new Set([...mine, ...sids])].slice(0, MOST);
}

/** What is said among the lines may be about a call that is over, or is not there yet. */
function sidOf(item: FloorLine): ConferenceSid | null {
  switch (item.kind) {
    case 'conference':
      return item.sid;
    case 'participant':
      return item.conferenceSid;
    case 'addition':
    case 'addition-head':
    case 'note':
      return null;
  }
}

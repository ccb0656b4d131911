import { foldText } from '../../../common/floor/fold-text.ts';
import { isConferenceFound, isFound } from '../../../common/floor/search.ts';
import { parseSearch, type SearchQuery } from '../../../common/floor/search-query.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView, RosterView } from '../../../common/roster/view.ts';
import type { Target } from './planned.ts';

/** Whom or what some words may mean, and how surely. */
export interface FoundTarget {
  readonly target: Target;
  readonly score: number;
}

export interface TargetWish {
  readonly view: RosterView | null;
  readonly isAgent: (row: ParticipantRow) => boolean;
}

/** Looks through the floor once for each set of words that is left beside an act. */
export function targetsByWords({
  view,
  isAgent,
}: TargetWish): (rest: string) => readonly FoundTarget[] {
  const known = new Map<string, readonly FoundTarget[]>();
  return (rest) => {
    const before = known.get(rest);
    if (before !== undefined) return before;
    const found = view === null ? [] : targetsIn(view, parseSearch(rest), rest, isAgent);
    known.set(rest, found);
    return found;
  };
}

const MOST_TARGETS = 12;

function targetsIn(
  view: RosterView,
  query: SearchQuery,
  rest: string,
  isAgent: TargetWish['isAgent'],
): readonly FoundTarget[] {
  if (query.words.length === 0) return [];
  const people: FoundTarget[] = [];
  const calls: FoundTarget[] = [];
  for (const conference of view.conferences.values()) {
    const { row: call, participants } = conference;
    const isNamed = isConferenceFound(call, query);
    const callScore = isNamed ? 20 + nearness(call.friendlyName, rest) : 0;
    let isAnybody = false;
    for (const row of participants.values()) {
      if (!isFound(row, call, query)) continue;
      isAnybody = true;
      const own = nearness(row.label ?? row.address ?? '', rest);
      // Of all on a call that was named, agents come first: they are whom supervisors mean.
      const asOneOfCall = isNamed ? callScore - 10 + (isAgent(row) ? 3 : 0) : 0;
      const asNamed = !isNamed || own > 0 ? 18 + own : 0;
      people.push({ target: personOf(row), score: Math.max(asOneOfCall, asNamed) });
    }
    if (isNamed || isAnybody) calls.push({ target: callTarget(conference), score: callScore });
  }
  return [...best(people), ...best(calls)].sort((a, b) => b.score - a.score);
}

function personOf({ conferenceSid, callSid }: ParticipantRow): Target {
  return { kind: 'person', conferenceSid, callSid };
}

function callTarget({ row }: ConferenceView): Target {
  return { kind: 'call', conferenceSid: row.sid };
}

/** The floor's own order decides between equals, so that nobody jumps. */
function best(targets: readonly FoundTarget[]): readonly FoundTarget[] {
  return [...targets].sort((a, b) => b.score - a.score).slice(0, MOST_TARGETS);
}

/** How well a name is hit: all of it, whole words, its beginning, the beginning of a word, or less. */
function nearness(name: string, rest: string): number {
  const folded = foldText(name);
  if (folded === rest) return 10;
  if (` ${folded} `.includes(` ${rest} `)) return 7;
  if (folded.startsWith(rest)) return 5;
  return ` ${folded}`.includes(` ${rest}`) ? 3 : 0;
}

import { foldText } from '../../../common/floor/fold-text.ts';
import { isConferenceFound, isFound } from '../../../common/floor/search.ts';
import { parseSearch, type SearchQuery } from '../../../common/floor/search-query.ts';
import { ACT_IDS, ACTS, type ActId } from '../../../common/keyboard/acts.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView, RosterView } from '../../../common/roster/view.ts';
import { matchActs } from './palette-acts.ts';
import { NOTHING, type Target } from './planned.ts';

/** One line of the palette: an act and whom it is about. */
export interface Found {
  readonly key: string;
  readonly act: ActId;
  readonly target: Target;
  /** Somebody was typed by name: it is about them alone, whoever is selected. */
  readonly isNamed: boolean;
}

export interface PaletteWish {
  readonly typed: string;
  readonly view: RosterView | null;
  /** Whom acts are about that are typed without a name. */
  readonly focus: Target;
  /** The names by which an act is called, the first of them on the screen. */
  readonly namesOf: (act: ActId) => readonly string[];
  readonly isAgent: (row: ParticipantRow) => boolean;
  /** Whether it can be done now: what can stands before what cannot. */
  readonly isPossible: (act: ActId, target: Target, isNamed: boolean) => boolean;
}

/** More than anybody reads; what is not among them is found by one more letter. */
export const MOST_FOUND = 24;
const MOST_TARGETS = 12;

/**
 * What somebody may mean by what they typed: words in any order, of which some name an act (“coach”) and
 * the others whom it is about (“ana”). The same words mean the same lines in the same order.
 */
export function searchPalette(wish: PaletteWish): readonly Found[] {
  const words = foldText(wish.typed).split(/\s+/).filter(Boolean).slice(0, 12);
  if (words.length === 0) return offered(wish, wish.focus, false);
  const targetsOf = targetsByWords(wish);
  const scored: Scored[] = [];
  for (const match of matchActs(words, wish.namesOf)) {
    const { of } = ACTS[match.act];
    const rest = match.rest.join(' ');
    if (rest === '') {
      const target = of === 'nothing' ? NOTHING : wish.focus;
      scored.push({ act: match.act, target, score: match.score, isNamed: false });
    } else if (of !== 'nothing') {
      for (const { target, score } of targetsOf(rest)) {
        if (!fits(of, target)) continue;
        scored.push({ act: match.act, target, score: match.score + score, isNamed: true });
      }
    }
  }
  const named = targetsOf(words.join(' '));
  for (const { target, score } of named) {
    scored.push({ act: 'go-to', target, score: NAME_ALONE + score, isNamed: true });
  }
  // Whom somebody typed by name is offered with what can be done to them.
  const [best, second] = named;
  const isSure = best !== undefined && (second === undefined || best.score > second.score);
  const acts = isSure ? offered(wish, best.target, true) : [];
  return distinct([...ranked(scored, wish), ...acts]).slice(0, MOST_FOUND);
}

interface Scored extends Omit<Found, 'key'> {
  readonly score: number;
}

interface FoundTarget {
  readonly target: Target;
  readonly score: number;
}

/** Above an act of which only the beginning was typed, below one that was typed out. */
const NAME_ALONE = 20;

function ranked(scored: readonly Scored[], { isPossible, focus }: PaletteWish): readonly Found[] {
  return scored
    .map((one) => ({ ...one, key: keyOf(one.act, one.target) }))
    .map((one) => {
      const obstacle = isPossible(one.act, one.target, one.isNamed) ? 0 : 15;
      // Of namesakes, whoever is on the call that one looks at.
      return { ...one, rank: one.score - obstacle + (isOnSameCall(one.target, focus) ? 1 : 0) };
    })
    .map((one, at) => ({ ...one, at }))
    .sort((a, b) => b.rank - a.rank || a.at - b.at);
}

function isOnSameCall(target: Target, focus: Target): boolean {
  if (target.kind === 'nothing' || focus.kind === 'nothing') return false;
  return target.conferenceSid === focus.conferenceSid;
}

/** What can be done to this one, and beside it what is about nobody. */
function offered(
  { isPossible, view }: PaletteWish,
  target: Target,
  isNamed: boolean,
): readonly Found[] {
  const call = target.kind === 'person' ? callOf(target, view) : target;
  return ACT_IDS.flatMap((act): readonly Found[] => {
    const { of } = ACTS[act];
    const about = of === 'nothing' ? NOTHING : fits(of, target) ? target : call;
    if (act === 'palette' || !fits(of, about) || !isPossible(act, about, isNamed)) return [];
    return [{ key: keyOf(act, about), act, target: about, isNamed }];
  });
}

function callOf(target: Target, view: RosterView | null): Target {
  if (target.kind === 'nothing' || !view?.conferences.has(target.conferenceSid)) return NOTHING;
  return { kind: 'call', conferenceSid: target.conferenceSid };
}

function fits(of: (typeof ACTS)[ActId]['of'], { kind }: Target): boolean {
  switch (of) {
    case 'nothing':
      return kind === 'nothing';
    case 'person':
      return kind === 'person';
    case 'call':
      return kind === 'call';
    case 'person-or-call':
      return kind !== 'nothing';
  }
}

function distinct(all: readonly Found[]): readonly Found[] {
  const byKey = new Map<string, Found>();
  for (const { key, act, target, isNamed } of all) {
    if (!byKey.has(key)) byKey.set(key, { key, act, target, isNamed });
  }
  return [...byKey.values()];
}

function keyOf(act: ActId, target: Target): string {
  switch (target.kind) {
    case 'nothing':
      return act;
    case 'call':
      return `${act} ${target.conferenceSid}`;
    case 'person':
      return `${act} ${target.conferenceSid}/${target.callSid}`;
  }
}

/** Looks through the floor once for each set of words that is left beside an act. */
function targetsByWords({ view, isAgent }: PaletteWish): (rest: string) => readonly FoundTarget[] {
  const known = new Map<string, readonly FoundTarget[]>();
  return (rest) => {
    const before = known.get(rest);
    if (before !== undefined) return before;
    const found = view === null ? [] : targetsIn(view, parseSearch(rest), rest, isAgent);
    known.set(rest, found);
    return found;
  };
}

function targetsIn(
  view: RosterView,
  query: SearchQuery,
  rest: string,
  isAgent: PaletteWish['isAgent'],
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

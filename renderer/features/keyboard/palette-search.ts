import { foldText } from '../../../common/floor/fold-text.ts';
import { ACT_IDS, ACTS, type ActId } from '../../../common/keyboard/acts.ts';
import type { RosterView } from '../../../common/roster/view.ts';
import { matchActs } from './palette-acts.ts';
import { dialIn } from './palette-dial.ts';
import { type TargetWish, targetsByWords } from './palette-targets.ts';
import { NOTHING, NOTHING_TYPED, type Target, type Typed } from './planned.ts';

/** One line of the palette: an act and whom it is about. */
export interface Found extends Typed {
  readonly key: string;
  readonly act: ActId;
  readonly target: Target;
}

export interface PaletteWish extends TargetWish {
  readonly typed: string;
  /** Whom acts are about that are typed without a name. */
  readonly focus: Target;
  /** The names by which an act is called, the first of them on the screen. */
  readonly namesOf: (act: ActId) => readonly string[];
  /** Whether it can be done now: what can stands before what cannot. */
  readonly isPossible: (act: ActId, target: Target, typed: Typed) => boolean;
}

/** More than anybody reads; what is not among them is found by one more letter. */
export const MOST_FOUND = 24;

/**
 * What somebody may mean by what they typed: words in any order, of which some name an act (“coach”) and
 * the others whom it is about (“ana”). The same words mean the same lines in the same order.
 */
export function searchPalette(wish: PaletteWish): readonly Found[] {
  const words = foldText(wish.typed).split(/\s+/).filter(Boolean).slice(0, 12);
  if (words.length === 0) return offered(wish, wish.focus, false);
  const targetsOf = targetsByWords(wish);
  const asWritten = writtenOf(wish.typed);
  const scored: Scored[] = [];
  for (const match of matchActs(words, wish.namesOf)) {
    const { act } = match;
    const { of } = ACTS[act];
    const { dial, rest: left } = DIALS.has(act)
      ? dialIn(asWritten(match.rest))
      : withoutDial(match.rest);
    const rest = foldText(left.join(' '));
    if (rest === '') {
      const target = of === 'nothing' ? NOTHING : wish.focus;
      scored.push({ act, target, score: match.score, isNamed: false, dial });
    } else if (of !== 'nothing') {
      for (const { target, score } of targetsOf(rest)) {
        if (!fits(of, target)) continue;
        scored.push({ act, target, score: match.score + score, isNamed: true, dial });
      }
    }
  }
  const alone = dialIn(asWritten(words));
  if (alone.dial !== null && alone.rest.length === 0) {
    const { dial } = alone;
    scored.push({ act: 'add', target: wish.focus, score: NUMBER_ALONE, isNamed: false, dial });
    scored.push({ act: 'new-call', target: NOTHING, score: NUMBER_ALONE, isNamed: false, dial });
  }
  const named = targetsOf(words.join(' '));
  for (const { target, score } of named) {
    scored.push({ act: 'go-to', target, score: NAME_ALONE + score, isNamed: true, dial: null });
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

/** Acts that take whom to dial. */
const DIALS: ReadonlySet<ActId> = new Set(['add', 'new-call']);
/** Somebody on the floor who has the number is meant more often. */
const NUMBER_ALONE = 10;

/** Above an act of which only the beginning was typed, below one that was typed out. */
const NAME_ALONE = 20;

function ranked(scored: readonly Scored[], { isPossible, focus }: PaletteWish): readonly Found[] {
  return scored
    .map((one) => ({ ...one, key: keyOf(one.act, one.target) }))
    .map((one) => {
      const obstacle = isPossible(one.act, one.target, one) ? 0 : 15;
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
    const typed = { ...NOTHING_TYPED, isNamed };
    if (act === 'palette' || !fits(of, about) || !isPossible(act, about, typed)) return [];
    return [{ key: keyOf(act, about), act, target: about, ...typed }];
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
  for (const { key, act, target, isNamed, dial } of all) {
    if (!byKey.has(key)) byKey.set(key, { key, act, target, isNamed, dial });
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

/** Words as they were typed, of those that were folded: the name of a client is written as it is. */
function writtenOf(typed: string): (words: readonly string[]) => readonly string[] {
  const written = typed.split(/\s+/).filter(Boolean);
  return (words) => {
    const left = [...words];
    const found = written.filter((word) => {
      if (foldText(word) !== left[0]) return false;
      left.shift();
      return true;
    });
    return left.length === 0 ? found : words;
  };
}

function withoutDial(rest: readonly string[]): { dial: null; rest: readonly string[] } {
  return { dial: null, rest };
}

import { type FloorItem, keyOf } from '../../../common/floor/floor-items.ts';
import type { Addition } from '../../../common/ipc/addition.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { RosterView } from '../../../common/roster/view.ts';
import type { Note } from '../../store/command-store.ts';

/** One line of the grid: a call, a person on it, somebody who is being added, or a note about one of them. */
export type FloorLine =
  | FloorItem
  | { readonly kind: 'note'; readonly key: string; readonly note: Note }
  | AdditionLine
  /** The head of a call that is not in the list, or not on the floor yet, above who is added to it. */
  | { readonly kind: 'addition-head'; readonly key: string; readonly name: string };

interface AdditionLine {
  readonly kind: 'addition';
  readonly key: string;
  readonly conferenceSid: ConferenceSid | null;
  /** The line that the person themselves would have. */
  readonly standsFor: string | null;
  readonly addition: Addition;
}

interface AmongItems {
  readonly notes: readonly Note[];
  readonly additions: readonly Addition[];
  /** The calls have lines of their own. */
  readonly isGrouped: boolean;
}

/** The items with what is said among them. */
export function floorLines(
  items: readonly FloorItem[],
  { notes, additions, isGrouped }: AmongItems,
): readonly FloorLine[] {
  return withAdditions(withNotes(items, notes), additions, isGrouped);
}

/**
 * The lines of people who are being added: the attempt has a line, so that one person is one line. Whoever
 * is connected is not among them, whatever the attempt says.
 */
export function dialledLines(
  additions: readonly Addition[],
  view: RosterView | null,
): readonly string[] {
  return additions
    .filter((addition) => isOnlyDialled(addition, view))
    .map(lineFor)
    .filter((key) => key !== null);
}

function isOnlyDialled({ conference, callSid, state }: Addition, view: RosterView | null): boolean {
  if (conference.sid === null || callSid === null || state.kind === 'connected') return false;
  const row = view?.conferences.get(conference.sid)?.participants.get(callSid);
  return row !== undefined && row.status !== 'connected';
}

function lineFor({ conference, callSid }: Addition): string | null {
  return conference.sid === null || callSid === null ? null : keyOf(conference.sid, callSid);
}

/**
 * The lines with who is being added among them: at the end of their call; and before everything, under a head
 * of its own where there are any, when that call is not in the list, so that none is ever out of sight.
 */
function withAdditions(
  lines: readonly FloorLine[],
  additions: readonly Addition[],
  isGrouped: boolean,
): readonly FloorLine[] {
  if (additions.length === 0) return lines;
  const shown = new Set(lines.flatMap((line) => (line.kind === 'conference' ? [line.sid] : [])));
  const under = new Map<ConferenceSid, FloorLine[]>();
  const above = new Map<string, FloorLine[]>();
  for (const addition of additions) {
    const { sid, name } = addition.conference;
    const line = additionLine(addition);
    if (sid !== null && shown.has(sid)) under.set(sid, [...(under.get(sid) ?? []), line]);
    else {
      const call = sid ?? name;
      const head: FloorLine = { kind: 'addition-head', key: `call ${call}`, name };
      above.set(call, [...(above.get(call) ?? (isGrouped ? [head] : [])), line]);
    }
  }
  const placed = [...above.values()].flat();
  let group: ConferenceSid | null = null;
  for (const line of lines) {
    if (line.kind === 'conference') {
      placed.push(...endOf(group, under));
      group = line.sid;
    }
    placed.push(line);
  }
  return [...placed, ...endOf(group, under)];
}

function additionLine(addition: Addition): AdditionLine {
  const { id: key, conference } = addition;
  const standsFor = lineFor(addition);
  return { kind: 'addition', key, conferenceSid: conference.sid, standsFor, addition };
}

/**
 * The items with the notes among them. A note stands under whom it is about; under the call when it is
 * about all of it; at the end of the call when that person is not shown there; and before everything
 * when nothing of the call is, so that none is ever out of the list.
 */
function withNotes(items: readonly FloorItem[], notes: readonly Note[]): readonly FloorLine[] {
  if (notes.length === 0) return items;
  const shown = new Set(items.map(({ key }) => key));
  const under = new Map<string, FloorLine[]>();
  const lines: FloorLine[] = [];
  for (const note of notes) {
    const place = placeOf(note, shown);
    if (place === null) lines.push(lineOf(note));
    else under.set(place, [...(under.get(place) ?? []), lineOf(note)]);
  }
  let group: string | null = null;
  for (const item of items) {
    if (item.kind === 'conference') {
      lines.push(...endOf(group, under));
      group = markOfEnd(item.key);
    }
    lines.push(item, ...(under.get(item.key) ?? []));
  }
  lines.push(...endOf(group, under));
  return lines;
}

/** The key of the line that it stands under, or the mark of the end of a call; null for none. */
function placeOf({ conferenceSid, callSid }: Note, shown: ReadonlySet<string>): string | null {
  const person = callSid === null ? null : `${conferenceSid}/${callSid}`;
  if (person !== null && shown.has(person)) return person;
  if (!shown.has(conferenceSid)) return null;
  return person === null ? conferenceSid : markOfEnd(conferenceSid);
}

function endOf<Group extends string>(
  group: Group | null,
  under: ReadonlyMap<Group, readonly FloorLine[]>,
): readonly FloorLine[] {
  return group === null ? [] : (under.get(group) ?? []);
}

function markOfEnd(conferenceSid: string): string {
  return `${conferenceSid} end`;
}

function lineOf(note: Note): FloorLine {
  return { kind: 'note', key: note.id, note };
}

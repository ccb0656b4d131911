import type { ConferenceSid } from '../model/sid.ts';
import type { ParticipantRow } from '../roster/rows.ts';
import type { ConferenceView } from '../roster/view.ts';
import { type ChipContext, type ChipSet, chipsOf, hasChips } from './chips.ts';
import { type ConferenceItem, keyOf, type PersonItem } from './floor-items.ts';
import { isConferenceFound, isFound } from './search.ts';
import type { SearchQuery } from './search-query.ts';
import { placeOfConference, placeOfPerson } from './sort-place.ts';
import { comparePlaces, type SortColumn, type SortPlace, samePlace } from './sorting.ts';

/** One line and where it stands; the same object for as long as neither changes. */
export interface Line<Item> {
  readonly item: Item;
  readonly place: SortPlace;
}

/** What the floor shows of one conference. It stands until the conference changes, or its time is up. */
export interface FloorGroup {
  readonly conference: ConferenceView;
  readonly need: number | null;
  /** Null while nothing of it is shown. */
  readonly head: Line<ConferenceItem> | null;
  /** Who is shown, sorted among themselves. */
  readonly lines: readonly Line<PersonItem>[];
  /** The chips of everybody whom the words find, shown or not. */
  readonly found: readonly ChipSet[];
  /** Until when time alone changes nothing of this but the order. */
  readonly until: number;
}

export interface GroupWish extends ChipContext {
  readonly query: SearchQuery;
  readonly chips: ChipSet;
  readonly column: SortColumn;
  readonly direction: 1 | -1;
}

/** `before` is what was shown of the same conference for the same wish; what is still so is kept of it. */
export function groupOf(
  conference: ConferenceView,
  need: number | null,
  wish: GroupWish,
  now: number,
  before: FloorGroup | undefined,
): FloorGroup {
  const { sets, until } = chipsOf(conference, wish, now);
  const found: ChipSet[] = [];
  const lines: Line<PersonItem>[] = [];
  const known = before === undefined ? undefined : byKey(before.lines);
  let at = 0;
  for (const row of conference.participants.values()) {
    const chips = sets[at] ?? 0;
    at += 1;
    if (!isFound(row, conference.row, wish.query)) continue;
    found.push(chips);
    if (!hasChips(chips, wish.chips)) continue;
    const place = placeOfPerson(row, conference.row, wish.column, need);
    const line = known?.get(row.callSid);
    lines.push(
      line !== undefined && samePlace(line.place, place) ? line : lineOf(row, place, line),
    );
  }
  lines.sort((a, b) => comparePlaces(a.place, b.place, now, wish.direction));

  const isShown =
    lines.length > 0 || (wish.chips === 0 && isConferenceFound(conference.row, wish.query));
  const head = isShown ? headOf(conference, lines, wish.column, need, before?.head ?? null) : null;
  const sorted = before !== undefined && sameLines(before.lines, lines) ? before.lines : lines;
  return { conference, need, head, lines: sorted, found, until };
}

/** The same group sorted as of now; the same object where the order stands. */
export function sortedGroup(group: FloorGroup, wish: GroupWish, now: number): FloorGroup {
  const lines = [...group.lines].sort((a, b) =>
    comparePlaces(a.place, b.place, now, wish.direction),
  );
  if (sameLines(lines, group.lines)) return group;
  const head = group.head && headOf(group.conference, lines, wish.column, group.need, group.head);
  return { ...group, lines, head };
}

/** A conference stands where the first of its people would, unless the column has a word for itself. */
function headOf(
  { row }: ConferenceView,
  lines: readonly Line<PersonItem>[],
  column: SortColumn,
  need: number | null,
  before: Line<ConferenceItem> | null,
): Line<ConferenceItem> {
  const first = lines[0]?.place;
  const place = placeOfConference(row, column, need) ?? {
    value: first?.value ?? null,
    runs: first?.runs ?? false,
    createdAt: row.createdAt,
    sid: row.sid,
  };
  if (before !== null && samePlace(before.place, place)) return before;
  return { item: before?.item ?? conferenceItem(row.sid), place };
}

function conferenceItem(sid: ConferenceSid): ConferenceItem {
  return { kind: 'conference', key: sid, sid };
}

function lineOf(
  { conferenceSid, callSid }: ParticipantRow,
  place: SortPlace,
  before: Line<PersonItem> | undefined,
): Line<PersonItem> {
  const key = () => keyOf(conferenceSid, callSid);
  const item = before?.item ?? { kind: 'participant', key: key(), conferenceSid, callSid };
  return { item, place };
}

function byKey(lines: readonly Line<PersonItem>[]): ReadonlyMap<string, Line<PersonItem>> {
  return new Map(lines.map((line) => [line.item.callSid, line]));
}

function sameLines<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

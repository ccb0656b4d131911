import type { FloorGroup, Line } from './floor-group.ts';
import type { ConferenceItem, FloorItem, PersonItem } from './floor-items.ts';
import { mergeOrder } from './merge-order.ts';
import { comparePlaces, nextCrossing } from './sorting.ts';

/** The lines of all groups in one order, changed in place as groups change. */
export interface FloorOrder {
  /** What is shown of a conference now in place of before; undefined where nothing is. */
  replace(before: FloorGroup | undefined, now: FloorGroup | undefined): void;
  /** The lines as they stand; the same array while they are the same. `sortAll` when clocks came past. */
  items(now: number, sortAll: boolean): readonly FloorItem[];
  /** When time alone changes the order next; as of the last `items`. */
  nextCrossing(): number;
}

type AnyLine = Line<ConferenceItem> | Line<PersonItem>;

/** `isGrouped`: conferences are ordered, each followed by its people; otherwise all people are. */
export function createFloorOrder(isGrouped: boolean, direction: 1 | -1): FloorOrder {
  let sorted: AnyLine[] = [];
  let items: readonly FloorItem[] = [];
  let crossing = Number.POSITIVE_INFINITY;
  let peopleChanged = false;
  const dropped = new Set<AnyLine>();
  const added = new Set<AnyLine>();
  const peopleOf = new Map<string, FloorGroup['lines']>();

  function drop(line: AnyLine): void {
    dropped.add(line);
  }

  /** A line that is only dropped to be added again stays where it is. */
  function add(line: AnyLine): void {
    if (!dropped.delete(line)) added.add(line);
  }

  return {
    replace(before, now) {
      if (!isGrouped) {
        if (before?.lines === now?.lines) return;
        for (const line of before?.lines ?? []) drop(line);
        for (const line of now?.lines ?? []) add(line);
        return;
      }
      if (before?.lines !== now?.lines) peopleChanged = true;
      const sid = (now ?? before)?.conference.row.sid ?? '';
      if (now?.head) peopleOf.set(sid, now.lines);
      else peopleOf.delete(sid);
      if (before?.head === now?.head) return;
      if (before?.head) drop(before.head);
      if (now?.head) add(now.head);
    },

    items(now, sortAll) {
      const hasMoved = dropped.size > 0 || added.size > 0;
      if (!hasMoved && !peopleChanged && !sortAll) return items;
      const compare = (a: AnyLine, b: AnyLine) => comparePlaces(a.place, b.place, now, direction);
      if (sortAll) sorted.sort(compare);
      if (hasMoved) sorted = mergeOrder(sorted, dropped, [...added], compare);
      dropped.clear();
      added.clear();
      peopleChanged = false;
      crossing = firstCrossing(sorted, peopleOf, direction);
      const next = laidOut(sorted, peopleOf);
      if (!sameItems(items, next)) items = next;
      return items;
    },

    nextCrossing: () => crossing,
  };
}

function firstCrossing(
  sorted: readonly AnyLine[],
  peopleOf: ReadonlyMap<string, FloorGroup['lines']>,
  direction: 1 | -1,
): number {
  let first = nextCrossing(sorted, direction);
  for (const lines of peopleOf.values()) first = Math.min(first, nextCrossing(lines, direction));
  return first;
}

function laidOut(
  sorted: readonly AnyLine[],
  peopleOf: ReadonlyMap<string, FloorGroup['lines']>,
): readonly FloorItem[] {
  const items: FloorItem[] = [];
  for (const { item } of sorted) {
    items.push(item);
    if (item.kind !== 'conference') continue;
    for (const line of peopleOf.get(item.key) ?? []) items.push(line.item);
  }
  return items;
}

function sameItems(a: readonly FloorItem[], b: readonly FloorItem[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

import type { ParticipantRow } from '../roster/rows.ts';
import type { RosterView } from '../roster/view.ts';
import type { FloorItem, PersonItem } from './floor-items.ts';

/**
 * Who is selected, by the keys of their lines. It is about people, not places: sorting, searching and
 * scrolling change nothing of it, and who leaves is out of it.
 */
export interface Selection {
  readonly people: ReadonlyMap<string, PersonItem>;
  /** The line from which a range goes on; null when there is none. */
  readonly anchor: string | null;
}

export const NOBODY_SELECTED: Selection = { people: new Map(), anchor: null };

/** How a line was chosen: alone, added or taken away (ctrl), up to here (shift), or added up to here. */
export type Gesture = 'alone' | 'toggle' | 'range' | 'add-range';

/**
 * The selection after somebody chose a line with the mouse or the keyboard. The line of a conference means
 * everybody of it who is shown. A range is what stands between as the lines stand now; without an anchor
 * among them it is the line alone.
 */
export function select(
  selection: Selection,
  items: readonly FloorItem[],
  key: string,
  gesture: Gesture,
): Selection {
  const at = items.findIndex((item) => item.key === key);
  if (at < 0) return selection;
  const chosen = peopleAt(items, at);
  switch (gesture) {
    case 'alone':
      return { people: mapOf(chosen), anchor: key };
    case 'toggle':
      return { people: toggled(selection.people, chosen), anchor: key };
    case 'range':
    case 'add-range': {
      const from = items.findIndex((item) => item.key === selection.anchor);
      const range = mapOf(from < 0 ? chosen : peopleBetween(items, from, at));
      const people = gesture === 'range' ? range : new Map([...selection.people, ...range]);
      return { people, anchor: from < 0 ? key : selection.anchor };
    }
  }
}

/** Everybody who is shown as well; who is selected and not shown stays so. */
export function selectShown(selection: Selection, items: readonly FloorItem[]): Selection {
  const people = new Map([...selection.people, ...mapOf(items.filter(isPerson))]);
  return { people, anchor: selection.anchor };
}

/** Without those who left; the very same selection while all of them are there. */
export function stillThere(selection: Selection, view: RosterView): Selection {
  const people = new Map(
    [...selection.people].filter(([, item]) => rowOf(view, item) !== undefined),
  );
  return people.size === selection.people.size ? selection : { people, anchor: selection.anchor };
}

/** The rows of who is selected and there, in the order in which they were selected. */
export function selectedRows(selection: Selection, view: RosterView): readonly ParticipantRow[] {
  return [...selection.people.values()]
    .map((item) => rowOf(view, item))
    .filter((row) => row !== undefined);
}

/** How many of the selected are on none of these lines: an act would be on people out of sight. */
export function hiddenCount(selection: Selection, items: readonly FloorItem[]): number {
  let shown = 0;
  for (const { key } of items) if (selection.people.has(key)) shown += 1;
  return selection.people.size - shown;
}

function rowOf(view: RosterView, { conferenceSid, callSid }: PersonItem) {
  return view.conferences.get(conferenceSid)?.participants.get(callSid);
}

/** The line's own person, or everybody whose lines follow the line of a conference. */
function peopleAt(items: readonly FloorItem[], at: number): readonly PersonItem[] {
  const item = items[at];
  if (item === undefined) return [];
  if (item.kind === 'participant') return [item];
  const end = items.findIndex(({ kind }, index) => index > at && kind === 'conference');
  return items.slice(at + 1, end < 0 ? items.length : end).filter(isPerson);
}

/** With both ends; the line of a conference at the lower end stands for all of its people. */
function peopleBetween(
  items: readonly FloorItem[],
  from: number,
  to: number,
): readonly PersonItem[] {
  const [first, last] = from <= to ? [from, to] : [to, from];
  return [...items.slice(first, last).filter(isPerson), ...peopleAt(items, last)];
}

/** All of them in, unless all of them are in: then all of them out. */
function toggled(people: Selection['people'], chosen: readonly PersonItem[]): Selection['people'] {
  const after = new Map(people);
  const areIn = chosen.every(({ key }) => people.has(key));
  for (const item of chosen) {
    if (areIn) after.delete(item.key);
    else after.set(item.key, item);
  }
  return after;
}

function mapOf(people: readonly PersonItem[]): Selection['people'] {
  return new Map(people.map((item) => [item.key, item]));
}

function isPerson(item: FloorItem): item is PersonItem {
  return item.kind === 'participant';
}

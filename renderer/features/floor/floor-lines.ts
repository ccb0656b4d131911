import type { FloorItem } from '../../../common/floor/floor-items.ts';
import type { Note } from '../../store/command-store.ts';

/** One line of the grid: a call, a person on it, or a note about one of them. */
export type FloorLine =
  | FloorItem
  | { readonly kind: 'note'; readonly key: string; readonly note: Note };

/**
 * The lines with the notes among them. A note stands under whom it is about; under the call when it is
 * about all of it; at the end of the call when that person is not shown there; and before everything
 * when nothing of the call is, so that none is ever out of the list.
 */
export function withNotes(
  items: readonly FloorItem[],
  notes: readonly Note[],
): readonly FloorLine[] {
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
      group = item.key;
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

function endOf(group: string | null, under: ReadonlyMap<string, FloorLine[]>): FloorLine[] {
  return group === null ? [] : (under.get(markOfEnd(group)) ?? []);
}

function markOfEnd(conferenceSid: string): string {
  return `${conferenceSid} end`;
}

function lineOf(note: Note): FloorLine {
  return { kind: 'note', key: note.id, note };
}

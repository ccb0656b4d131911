import type { CallSid, ConferenceSid } from '../../../common/model/sid.ts';
import type { ConferenceView, RosterView } from '../../../common/roster/view.ts';
import type { Note } from '../../store/command-store.ts';

/** One line of the grid: a call, a person on it, or a note about one of them. */
export type FloorItem =
  | { readonly kind: 'conference'; readonly key: string; readonly sid: ConferenceSid }
  | {
      readonly kind: 'participant';
      readonly key: string;
      readonly conferenceSid: ConferenceSid;
      readonly callSid: CallSid;
    }
  | { readonly kind: 'note'; readonly key: string; readonly note: Note };

/**
 * The lines from top to bottom: notes of calls that are over, then each call with its people, oldest
 * first. The order follows when things began and so never jumps under the pointer. A note stands under
 * whom it is about, or at the end of the call when they have left.
 */
export function floorItems(view: RosterView, notes: readonly Note[]): readonly FloorItem[] {
  const items: FloorItem[] = notes
    .filter(({ conferenceSid }) => !view.conferences.has(conferenceSid))
    .map(noteItem);
  for (const conference of byAge(view.conferences.values(), ({ row }) => [
    row.createdAt,
    row.sid,
  ])) {
    addConference(items, conference, notes);
  }
  return items;
}

function addConference(
  items: FloorItem[],
  { row, participants }: ConferenceView,
  notes: readonly Note[],
): void {
  const ofCall = notes.filter(({ conferenceSid }) => conferenceSid === row.sid);
  items.push({ kind: 'conference', key: row.sid, sid: row.sid });
  for (const note of ofCall) {
    if (note.callSid === null) items.push(noteItem(note));
  }
  for (const { callSid } of byAge(participants.values(), (p) => [p.createdAt, p.callSid])) {
    const key = `${row.sid}/${callSid}`;
    items.push({ kind: 'participant', key, conferenceSid: row.sid, callSid });
    for (const note of ofCall) {
      if (note.callSid === callSid) items.push(noteItem(note));
    }
  }
  for (const note of ofCall) {
    if (note.callSid !== null && !participants.has(note.callSid)) items.push(noteItem(note));
  }
}

function noteItem(note: Note): FloorItem {
  return { kind: 'note', key: note.id, note };
}

function byAge<T>(items: Iterable<T>, ageOf: (item: T) => readonly [number, string]): T[] {
  return [...items].sort((a, b) => {
    const [timeA, idA] = ageOf(a);
    const [timeB, idB] = ageOf(b);
    return timeA - timeB || (idA < idB ? -1 : 1);
  });
}

import type { CallSid, ConferenceSid } from '../model/sid.ts';

/**
 * One line of the floor. It names whom it is about and holds nothing else, so that it stays the very same
 * object while they change, and only the row that draws them reads what is new.
 */
export type FloorItem = ConferenceItem | PersonItem;

export interface ConferenceItem {
  readonly kind: 'conference';
  readonly key: string;
  readonly sid: ConferenceSid;
}

export interface PersonItem {
  readonly kind: 'participant';
  readonly key: string;
  readonly conferenceSid: ConferenceSid;
  readonly callSid: CallSid;
}

/** Tells people apart over the whole floor, as selections and lines do. */
export function keyOf(conferenceSid: ConferenceSid, callSid: CallSid): string {
  return `${conferenceSid}/${callSid}`;
}

/**
 * The same lines in the order that they had before, for as long as somebody is about to act on one of
 * them: nothing may come under the pointer meanwhile. Who left is gone; who is new stands at the end of
 * their conference, or of everything.
 */
export function heldStill(
  before: readonly FloorItem[],
  now: readonly FloorItem[],
): readonly FloorItem[] {
  if (before === now) return now;
  const current = new Map(now.map((item) => [item.key, item]));
  const known = new Set(before.map(({ key }) => key));
  const newcomers = new Map<string, FloorItem[]>();
  let group = '';
  for (const item of now) {
    if (item.kind === 'conference') group = item.key;
    if (known.has(item.key)) continue;
    const place = known.has(group) ? group : '';
    const list = newcomers.get(place);
    if (list === undefined) newcomers.set(place, [item]);
    else list.push(item);
  }

  const still: FloorItem[] = [];
  let open = '';
  const close = () => {
    if (open !== '') still.push(...(newcomers.get(open) ?? []));
  };
  for (const { key } of before) {
    const item = current.get(key);
    if (item === undefined) continue;
    if (item.kind === 'conference') {
      close();
      open = item.key;
    }
    still.push(item);
  }
  close();
  still.push(...(newcomers.get('') ?? []));
  return still.length === before.length && still.every((item, at) => item === before[at])
    ? before
    : still;
}

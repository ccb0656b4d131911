import { parseSupervisorLabel } from '../model/supervisor-label.ts';
import type { ConferenceRow, ParticipantRow } from '../roster/rows.ts';
import { foldText, foldWithOffsets } from './fold-text.ts';
import type { SearchQuery, SearchWord } from './search-query.ts';

/**
 * Whether somebody is found: by label, number, client or SIP address and CallSid of their own, and by
 * name and sid of their conference. What a row offers is folded once in its life.
 */
export function isFound(
  row: ParticipantRow,
  conference: ConferenceRow,
  { words }: SearchQuery,
): boolean {
  if (words.length === 0) return true;
  const person = personHay(row);
  const call = conferenceHay(conference);
  return words.every((word) => isInEither(person, call, word));
}

/** Whether a conference itself is found, whoever is on it. */
export function isConferenceFound(conference: ConferenceRow, { words }: SearchQuery): boolean {
  if (words.length === 0) return true;
  const call = conferenceHay(conference);
  return words.every((word) => isInEither(call, call, word));
}

/** A stretch of a text, in UTF-16 units; the end is not part of it. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What of a label or a name was found, to be marked: in order, apart, and never half a letter. */
export function foundRanges(text: string, { words }: SearchQuery): readonly TextRange[] {
  if (words.length === 0) return NOTHING;
  const folded = foldWithOffsets(text);
  return marked(folded.text.length, folded, (mark) => {
    for (const word of words.flatMap(partsOf)) {
      for (const at of placesOf(folded.text, word)) mark(at, at + word.text.length);
    }
  });
}

/** The same in a telephone number, however it is grouped on the screen. */
export function foundDigits(text: string, { words }: SearchQuery): readonly TextRange[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += 1) if (/\d/.test(text.charAt(at))) starts.push(at);
  const digits = starts.map((at) => text.charAt(at)).join('');
  const offsets = { starts, ends: starts.map((at) => at + 1) };
  return marked(digits.length, offsets, (mark) => {
    const wayOf = ({ digits: ways, isFromStart }: SearchWord) =>
      ways.find((way) => hasDigits(digits, way, isFromStart));
    for (const word of words.flatMap((one) => (wayOf(one) ? [one] : partsOf(one)))) {
      const way = wayOf(word);
      if (way === undefined) continue;
      const at = digits.indexOf(way);
      mark(at, at + way.length);
    }
  });
}

/** A telephone number, however it is grouped: no client, no SIP address, no name. */
export function isPhoneNumber(text: string): boolean {
  return /^\+?[\d().\s-]+$/.test(text);
}

/** What can be found of a row, folded. */
interface Hay {
  readonly text: string;
  readonly digits: string;
  readonly sid: string;
}

const people = new WeakMap<ParticipantRow, Hay>();
const conferences = new WeakMap<ConferenceRow, Hay>();
const NOTHING: readonly TextRange[] = [];

function personHay(row: ParticipantRow): Hay {
  const known = people.get(row);
  if (known !== undefined) return known;
  const { label, address } = row;
  const name = parseSupervisorLabel(label)?.name ?? label ?? '';
  const isNumber = address !== null && isPhoneNumber(address);
  const hay = {
    // No word has a line break in it, so that none is found across two of them.
    text: foldText(isNumber || address === null ? name : `${name}\n${address}`),
    digits: isNumber ? address.replace(/\D/g, '') : '',
    sid: row.callSid.toLowerCase(),
  };
  people.set(row, hay);
  return hay;
}

function conferenceHay(row: ConferenceRow): Hay {
  const known = conferences.get(row);
  if (known !== undefined) return known;
  const hay = { text: foldText(row.friendlyName), digits: '', sid: row.sid.toLowerCase() };
  conferences.set(row, hay);
  return hay;
}

function isInEither(person: Hay, call: Hay, word: SearchWord): boolean {
  if (isIn(person, word) || isIn(call, word)) return true;
  return word.parts.length > 0 && word.parts.every((part) => isInEither(person, call, part));
}

function partsOf(word: SearchWord): readonly SearchWord[] {
  return word.parts.length === 0 ? [word] : word.parts;
}

function isIn({ text, digits, sid }: Hay, word: SearchWord): boolean {
  if (word.isShortNumber ? hasNumber(text, word.text) : text.includes(word.text)) return true;
  if (digits !== '' && word.digits.some((way) => hasDigits(digits, way, word.isFromStart))) {
    return true;
  }
  return hasSid(sid, word.text);
}

function hasDigits(number: string, way: string, isFromStart: boolean): boolean {
  return isFromStart ? number.startsWith(way) : number.includes(way);
}

function hasNumber(text: string, digits: string): boolean {
  return numberAt(text, digits, 0) >= 0;
}

/** Where a short number begins, which has no digit before it; -1 when nowhere. */
function numberAt(text: string, digits: string, from: number): number {
  let at = text.indexOf(digits, from);
  while (at > 0 && isDigit(text.charCodeAt(at - 1))) at = text.indexOf(digits, at + 1);
  return at;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A sid is found by its beginning or by a good part of it: four letters are in some sid or other. */
function hasSid(sid: string, text: string): boolean {
  return (text.length >= 4 && sid.startsWith(text)) || (text.length >= 6 && sid.includes(text));
}

function placesOf(text: string, word: SearchWord): readonly number[] {
  const places: number[] = [];
  const next = (from: number) =>
    word.isShortNumber ? numberAt(text, word.text, from) : text.indexOf(word.text, from);
  for (let at = next(0); at >= 0; at = next(at + 1)) places.push(at);
  return places;
}

function marked(
  length: number,
  { starts, ends }: { readonly starts: readonly number[]; readonly ends: readonly number[] },
  markAll: (mark: (from: number, to: number) => void) => void,
): readonly TextRange[] {
  const isMarked = new Array<boolean>(length).fill(false);
  markAll((from, to) => isMarked.fill(true, from, to));
  const ranges: { start: number; end: number }[] = [];
  for (let unit = 0; unit < length; unit += 1) {
    const start = starts[unit];
    const end = ends[unit];
    if (!isMarked[unit] || start === undefined || end === undefined) continue;
    const last = ranges.at(-1);
    // One letter may fold to several units, of which not all were found: it is marked whole.
    const goesOn = last !== undefined && (isMarked[unit - 1] || start < last.end);
    if (goesOn) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges.length === 0 ? NOTHING : ranges;
}

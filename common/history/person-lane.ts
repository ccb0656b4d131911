import type { HistoryEntry } from '../ipc/history.ts';
import { inCallSince, since } from './began.ts';
import type { Lane } from './lane.ts';

type About =
  | 'dialled'
  | 'joined'
  | 'left'
  | 'not-connected'
  | 'muted'
  | 'unmuted'
  | 'held'
  | 'resumed'
  | 'coaching'
  | 'coaching-ended'
  | 'spoke';

type PersonEntry = Extract<HistoryEntry, { kind: About }>;

/** Draws one more entry about a person; `isOver`: their call has ended. */
export function tellPerson(lane: Lane, entry: PersonEntry, isOver: boolean): void {
  const { at } = entry;
  switch (entry.kind) {
    case 'dialled':
      if (!lane.isOpen('in-call') && !isOver) lane.begin('ring', at, false);
      return;
    case 'joined':
      joined(lane, entry);
      return;
    case 'left':
      left(lane, at);
      return;
    case 'not-connected':
      lane.closeAll(at);
      return;
    case 'spoke':
      if (!isOver) seenThere(lane, at);
      lane.talk(entry.from, entry.to);
      return;
    default:
      // Late news of somebody who is gone changes nothing.
      if (!isOver) seenThere(lane, at);
      if (lane.isOpen('in-call')) change(lane, entry);
  }
}

type Change = Exclude<
  PersonEntry,
  { kind: 'dialled' | 'joined' | 'left' | 'not-connected' | 'spoke' }
>;

function change(lane: Lane, entry: Change): void {
  const { at } = entry;
  switch (entry.kind) {
    case 'muted':
      lane.begin('mute', at, false);
      return;
    case 'unmuted':
      lane.end('mute', at);
      return;
    case 'held':
      lane.begin('hold', at, false);
      return;
    case 'resumed':
      lane.end('hold', at);
      return;
    case 'coaching':
      lane.beginCoaching({ callSid: entry.coachedCallSid, name: entry.coached }, at);
      return;
    case 'coaching-ended':
      lane.close('coach', at);
      return;
  }
}

function joined(lane: Lane, entry: Extract<PersonEntry, { kind: 'joined' }>) {
  const { at, found, muted, hold } = entry;
  const known = inCallSince(entry);
  const began = since(entry, known);
  const isKnown = !found || known !== undefined;
  lane.close('ring', began);
  if (!lane.isOpen('in-call')) lane.begin('in-call', began, !isKnown);
  else if (isKnown) lane.knowBeginning('in-call', began);
  // Of who is found Twilio tells the latest change, which may have been another: it lasts at least since then.
  if (muted) lane.begin('mute', since(entry, entry.mutedSince), found);
  else lane.close('mute', at, true);
  if (hold) lane.begin('hold', since(entry, entry.heldSince), found);
  else lane.close('hold', at, true);
}

function left(lane: Lane, at: number): void {
  const wasThere = lane.isOpen('in-call') || lane.hasHad('in-call');
  const isKnown = wasThere || lane.isOpen('ring') || lane.hasHad('ring');
  if (!isKnown) lane.end('in-call', at);
  lane.closeAll(at);
}

/** Whoever does something for the first time is there, though nothing told that they joined. */
function seenThere(lane: Lane, at: number): void {
  if (lane.isOpen('in-call') || lane.hasHad('in-call')) return;
  lane.close('ring', at, true);
  lane.begin('in-call', at, true);
}

import type { Command } from '../ipc/command.ts';
import type { CallSid, ConferenceSid } from '../model/sid.ts';
import { parseSupervisorLabel } from '../model/supervisor-label.ts';
import { type Consequence, consequencesOf } from '../roster/consequences.ts';
import { ownLegOn } from '../roster/own-leg.ts';
import type { ParticipantRow } from '../roster/rows.ts';
import type { ConferenceView, RosterView } from '../roster/view.ts';

/** What can be done to many at once. What cannot be undone is done one by one, after reading what it does. */
export type BulkAct =
  | { readonly kind: 'mute'; readonly muted: boolean }
  | { readonly kind: 'hold'; readonly hold: boolean }
  | { readonly kind: 'announce'; readonly announcement: Announcement };

type Announcement = Omit<Extract<Command, { kind: 'announce-to-all' }>, 'kind' | 'conferenceSid'>;

/** Why somebody is left out. */
export type WhyNot =
  | 'not-connected' // their phone rings still
  | 'me' // my own leg has a switch of its own
  /** One click would let everyone hear a supervisor who only listens. */
  | 'supervisor'
  | 'gone'; // they left since they were selected

/** What was asked for of somebody last and Twilio has not confirmed; undefined when nothing was. */
export type AskedOf = (row: ParticipantRow, flag: 'muted' | 'hold') => boolean | undefined;

/** Exactly what a bulk act would do as things stand, to be read before it is done. */
export interface BulkPlan {
  readonly act: BulkAct;
  readonly changes: readonly ParticipantRow[];
  /** They are so already, as Twilio confirmed, or will be, as was asked for before. */
  readonly already: readonly ParticipantRow[];
  readonly cannot: readonly { readonly row: ParticipantRow; readonly why: WhyNot }[];
  /** In the order in which they are to be sent, conference by conference. */
  readonly commands: readonly Command[];
  /** What it would make true beside, for each conference where it makes anything true. */
  readonly consequences: readonly {
    readonly conferenceSid: ConferenceSid;
    readonly all: readonly Consequence[];
  }[];
}

/** `rows` is whom it is meant for; those of them who left since are found out. */
export function planBulk(
  view: RosterView,
  rows: readonly ParticipantRow[],
  act: BulkAct,
  consoleId: string,
  asked: AskedOf,
): BulkPlan {
  const changes: ParticipantRow[] = [];
  const already: ParticipantRow[] = [];
  const cannot: { row: ParticipantRow; why: WhyNot }[] = [];
  for (const meant of rows) {
    const row = view.conferences.get(meant.conferenceSid)?.participants.get(meant.callSid);
    const why = row === undefined ? 'gone' : whyNot(row, act, consoleId);
    if (row === undefined || why !== null) cannot.push({ row: row ?? meant, why: why ?? 'gone' });
    else if (isSo(row, act, asked)) already.push(row);
    else changes.push(row);
  }

  const commands: Command[] = [];
  const consequences: { conferenceSid: ConferenceSid; all: readonly Consequence[] }[] = [];
  for (const [conferenceSid, callSids] of byConference(changes)) {
    const conference = view.conferences.get(conferenceSid);
    if (conference === undefined) continue;
    commands.push(...commandsFor(conference, callSids, act));
    const all = consequencesFor(conference, callSids, act, consoleId);
    if (all.length > 0) consequences.push({ conferenceSid, all });
  }
  return { act, changes, already, cannot, commands, consequences };
}

/** Why this cannot be done to somebody as one of many; null when it can. */
export function whyNot(row: ParticipantRow, act: BulkAct, consoleId: string): WhyNot | null {
  const supervisor = parseSupervisorLabel(row.label);
  if (act.kind !== 'announce' && supervisor?.consoleId === consoleId) return 'me';
  if (row.status !== 'connected') return 'not-connected';
  return act.kind === 'mute' && !act.muted && supervisor !== null ? 'supervisor' : null;
}

/** An announcement is never so already: it can be heard twice. */
function isSo(row: ParticipantRow, act: BulkAct, asked: AskedOf): boolean {
  switch (act.kind) {
    case 'mute':
      return (asked(row, 'muted') ?? row.muted) === act.muted;
    case 'hold':
      return (asked(row, 'hold') ?? row.hold) === act.hold;
    case 'announce':
      return false;
  }
}

function byConference(
  rows: readonly ParticipantRow[],
): ReadonlyMap<ConferenceSid, readonly CallSid[]> {
  const groups = new Map<ConferenceSid, CallSid[]>();
  for (const { conferenceSid, callSid } of rows) {
    const group = groups.get(conferenceSid);
    if (group === undefined) groups.set(conferenceSid, [callSid]);
    else group.push(callSid);
  }
  return groups;
}

function commandsFor(
  { row: { sid: conferenceSid }, participants }: ConferenceView,
  callSids: readonly CallSid[],
  act: BulkAct,
): readonly Command[] {
  switch (act.kind) {
    case 'mute':
      return callSids.map((callSid) => ({
        kind: 'mute',
        conferenceSid,
        callSid,
        muted: act.muted,
      }));
    case 'hold':
      return callSids.map((callSid) => ({ kind: 'hold', conferenceSid, callSid, hold: act.hold }));
    case 'announce': {
      const connected = [...participants.values()].filter(({ status }) => status === 'connected');
      // Everybody hears it at the same moment, and it costs one request.
      if (connected.length === callSids.length) {
        return [{ kind: 'announce-to-all', conferenceSid, ...act.announcement }];
      }
      return callSids.map((callSid) => ({
        kind: 'announce',
        conferenceSid,
        callSid,
        ...act.announcement,
      }));
    }
  }
}

function consequencesFor(
  conference: ConferenceView,
  callSids: readonly CallSid[],
  act: BulkAct,
  consoleId: string,
): readonly Consequence[] {
  const takesAway = (act.kind === 'mute' && act.muted) || (act.kind === 'hold' && act.hold);
  if (!takesAway) return [];
  const ownLeg = ownLegOn(conference, consoleId);
  const kind = act.kind === 'mute' ? 'mute-all' : 'hold-all';
  return consequencesOf(conference, { kind, callSids }, ownLeg?.callSid ?? null);
}

import type { HistoryCall, HistoryEntry } from '../ipc/history.ts';
import type { Cell } from './csv.ts';

/** Lines of a table, the first of which names its columns. Times are ISO 8601 in UTC. */
export const CALL_COLUMNS = [
  'began',
  'last_heard_of',
  'ended',
  'call',
  'conference_sid',
  'people',
  'longest_hold_ms',
  'commands',
  'failed_commands',
  'coachings',
  'alarms',
  'people_count',
  'began_before',
] as const;

export function callCells(call: HistoryCall): readonly Cell[] {
  return [
    isoTime(call.firstAt),
    isoTime(call.lastAt),
    isoTime(call.endedAt),
    call.friendlyName,
    call.conferenceSid,
    call.people.join('; '),
    call.longestHoldMs,
    call.commands,
    call.failedCommands,
    call.coachings,
    call.alarms,
    call.peopleCount,
    call.beganUnseen,
  ];
}

const ENTRY_FIELDS = [
  'at',
  'twilioAt',
  'friendlyName',
  'conferenceSid',
  'kind',
  'who',
  'callSid',
  'source',
  'act',
  'target',
  'played',
  'failure',
  'code',
  'twilioCode',
  'latencyMs',
  'coached',
  'coachedCallSid',
  'to',
  'reason',
  'callStatus',
  'found',
  'muted',
  'hold',
  'beganAt',
  'inCallSince',
  'mutedSince',
  'heldSince',
  'sipCode',
] as const;

export const ENTRY_COLUMNS = [
  'time',
  'twilio_time',
  'call',
  'conference_sid',
  'what',
  'who',
  'call_sid',
  'told_by',
  'command',
  'aimed_at',
  'played',
  'failure',
  'failure_code',
  'twilio_code',
  'took_ms',
  'coached',
  'coached_call_sid',
  'until',
  'reason',
  'call_status',
  'was_under_way',
  'muted',
  'hold',
  'began',
  'in_call_since',
  'muted_since',
  'held_since',
  'sip_code',
] as const satisfies { readonly length: (typeof ENTRY_FIELDS)['length'] };

/** Of a command and an alarm `who` is the supervisor, and the SID is of the person it was aimed at. */
export function entryCells(entry: HistoryEntry): readonly Cell[] {
  const fields: Readonly<Record<string, unknown>> = { ...entry, ...failureFields(entry) };
  return ENTRY_FIELDS.map((name) => cellOf(name, fields[name]));
}

/** The call as JSON, without what its entries are. */
export function callRecord(call: HistoryCall) {
  return {
    ...call,
    firstAt: isoTime(call.firstAt),
    lastAt: isoTime(call.lastAt),
    endedAt: isoTime(call.endedAt),
    heldSince: isoTime(call.heldSince),
  };
}

/** What the call says already is left out. */
export function entryRecord(entry: HistoryEntry): Readonly<Record<string, unknown>> {
  const { accountSid: _, conferenceSid: __, friendlyName: ___, ...rest } = entry;
  const times = Object.entries(rest).map(([name, value]) => [
    name,
    TIMES.has(name) && typeof value === 'number' ? isoTime(value) : value,
  ]);
  return Object.fromEntries(times);
}

function failureFields(entry: HistoryEntry) {
  if (entry.kind !== 'command' && entry.kind !== 'alarm') return {};
  const { failure } = entry;
  return { failure: failure?.message, code: failure?.code, twilioCode: failure?.twilioCode };
}

const TIMES: ReadonlySet<string> = new Set([
  'at',
  'twilioAt',
  'from',
  'to',
  'beganAt',
  'inCallSince',
  'mutedSince',
  'heldSince',
]);

function cellOf(name: string, value: unknown): Cell {
  if (typeof value === 'number') return TIMES.has(name) ? isoTime(value) : value;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

/** Null also for what is no time that a calendar has. */
function isoTime(at: number | null): string | null {
  if (at === null || Math.abs(at) > LAST_DATE) return null;
  return new Date(at).toISOString();
}

const LAST_DATE = 8.64e15;

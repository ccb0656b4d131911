import type { HistoryEntry } from '../../common/ipc/history.ts';
import { accountSidSchema, callSidSchema, conferenceSidSchema } from '../../common/model/sid.ts';

const hex = (n: number) => n.toString(16).padStart(32, '0');
export const ACCOUNT = accountSidSchema.parse(`AC${hex(1)}`);
export const conferenceNumber = (n: number) => conferenceSidSchema.parse(`CF${hex(n)}`);
const DAY_MS = 24 * 60 * 60_000;

/** Thirty days of a busy floor, call after call: four people each, holds, talk, and now and then a command. */
export function* largeHistory(calls: number, perCall: number, until: number) {
  for (let number = 1; number <= calls; number += 1) {
    const beganAt = until - 30 * DAY_MS + (number / calls) * 29 * DAY_MS;
    yield callEntries(number, perCall, Math.round(beganAt));
  }
}

function callEntries(number: number, count: number, beganAt: number): readonly HistoryEntry[] {
  const every = {
    accountSid: ACCOUNT,
    conferenceSid: conferenceNumber(number),
    friendlyName: `${QUEUES[number % QUEUES.length]} ${number}`,
    source: 'event' as const,
    twilioAt: null,
  };
  const ofCall = { ...every, callSid: null, who: null };
  const person = (n: number) => ({
    ...every,
    callSid: callSidSchema.parse(`CA${hex(number * 4 + n)}`),
    who: n === 0 ? `+1555${String(number).padStart(7, '0')}` : `Agent ${(number + n) % 700}`,
  });
  const entries: HistoryEntry[] = [
    { ...ofCall, kind: 'conference-started', at: beganAt, found: false },
  ];
  for (let n = 0; n < 4; n += 1) {
    const flags = { found: false, muted: false, hold: false };
    entries.push({ ...person(n), kind: 'joined', at: beganAt + n * 1_000, ...flags });
  }
  const holdMs = number % 10 === 0 ? 200_000 : 15_000;
  entries.push({ ...person(0), kind: 'held', at: beganAt + 10_000 });
  entries.push({ ...person(0), kind: 'resumed', at: beganAt + 10_000 + holdMs });
  if (number % 20 === 0) entries.push(commandOn(number, person(1), beganAt + 30_000));
  for (let n = 0; entries.length < count - 1; n += 1) {
    const from = beganAt + 20_000 + n * 5_000;
    entries.push({ ...person(n % 4), kind: 'spoke', at: from, from, to: from + 4_000 });
  }
  const endedAt = beganAt + 300_000;
  return [...entries, { ...ofCall, kind: 'conference-ended', at: endedAt, reason: null }];
}

function commandOn(
  number: number,
  person: Pick<HistoryEntry, Exclude<keyof HistoryEntry, 'kind' | 'at'>>,
  at: number,
): HistoryEntry {
  const hasFailed = number % 200 === 0;
  const failure = { code: 'gone', message: 'They had left.', twilioCode: 20404 };
  return {
    ...person,
    kind: 'command',
    at,
    who: number % 40 === 0 ? 'Sam Okafor' : 'Kim Lee',
    act: 'mute',
    target: person.who,
    played: null,
    failure: hasFailed ? failure : null,
    latencyMs: 180,
  };
}

const QUEUES = ['Sales', 'Billing', 'Support', 'Retention'];

import type { RosterView } from '../../roster/view.ts';
import type { Help } from '../../wire/relay-help.ts';
import { STALE_AFTER_MS } from '../freshness.ts';
import { NEVER } from './due.ts';
import { type FailedAdd, type FoundNeeds, type Need, SEVERITY } from './need.ts';

/** That neither readings nor events come. */
export interface DataTrouble {
  /** Since when. */
  readonly since: number;
}

interface OtherInputs {
  readonly view: RosterView;
  readonly help: readonly Help[];
  readonly failedAdds: readonly FailedAdd[];
  readonly trouble: DataTrouble | null;
}

/** What does not come out of one conference's rows: help, adds that failed, and old data. */
export function otherNeeds(inputs: OtherInputs, now: number): FoundNeeds {
  const needs = inputs.failedAdds.map(addNeed);
  let nextChangeAt = NEVER;
  for (const help of inputs.help) {
    if (help.doneBy !== null || help.cancelledAt !== null || now >= help.expiresAt) continue;
    const alarmingAt = help.askedAt + HELP_ALARMING_MS;
    nextChangeAt = Math.min(nextChangeAt, help.expiresAt, now < alarmingAt ? alarmingAt : NEVER);
    needs.push(helpNeed(help, now));
  }
  const old = oldData(inputs, now);
  if (old.need !== null) needs.push(old.need);
  return { needs, nextChangeAt: Math.min(nextChangeAt, old.nextChangeAt) };
}

/** An agent who asked and whom nobody took for so long, in milliseconds, is an alarm. */
const HELP_ALARMING_MS = 60_000;

function helpNeed(help: Help, now: number): Need {
  const { conferenceSid, callSid, askedAt: since, takenBy } = help;
  const subject = {
    id: `help ${help.id}`,
    reason: { kind: 'help', help },
    conferenceSid,
    callSid,
    since,
  } as const;
  if (takenBy !== null) {
    const severity = SEVERITY.notice;
    return { ...subject, severity, severeSince: takenBy.at, acts: ['finish-help'], coach: callSid };
  }
  const acts = ['take-help', ...(callSid === null ? [] : ['coach' as const]), 'listen'] as const;
  const alarmingAt = since + HELP_ALARMING_MS;
  const open = {
    ...subject,
    acts: conferenceSid === null ? (['take-help'] as const) : acts,
    coach: callSid,
  };
  if (help.reason === 'safety') return { ...open, severity: SEVERITY.urgent, severeSince: since };
  return now >= alarmingAt
    ? { ...open, severity: SEVERITY.alarming, severeSince: alarmingAt }
    : { ...open, severity: SEVERITY.late, severeSince: since };
}

function addNeed(add: FailedAdd): Need {
  return {
    id: `failed-add ${add.id}`,
    reason: { kind: 'failed-add', add },
    severity: SEVERITY.late,
    conferenceSid: add.conferenceSid,
    callSid: null,
    since: add.at,
    severeSince: add.at,
    acts: ['redial', 'dismiss'],
    coach: null,
  };
}

/** One need for the whole floor: a rail full of “old” would hide who waits. */
function oldData(
  { view, trouble }: OtherInputs,
  now: number,
): { readonly need: Need | null; readonly nextChangeAt: number } {
  let conferences = 0;
  let nextChangeAt = NEVER;
  let oldestSince = NEVER;
  for (const { row } of view.conferences.values()) {
    if (row.events === 'healthy') continue;
    const staleAt = (row.participantsAsOf ?? row.asOf) + STALE_AFTER_MS;
    if (now < staleAt) {
      nextChangeAt = Math.min(nextChangeAt, staleAt);
      continue;
    }
    conferences += 1;
    oldestSince = Math.min(oldestSince, staleAt);
  }
  if (trouble !== null) {
    const alarmingAt = trouble.since + STALE_AFTER_MS;
    if (now < alarmingAt) nextChangeAt = Math.min(nextChangeAt, alarmingAt);
    oldestSince = Math.min(oldestSince, trouble.since);
    const isAlarming = now >= alarmingAt;
    const severity = isAlarming ? SEVERITY.alarming : SEVERITY.late;
    const severeSince = isAlarming ? alarmingAt : trouble.since;
    return { need: staleNeed(conferences, true, severity, oldestSince, severeSince), nextChangeAt };
  }
  const severity = SEVERITY.late;
  return conferences === 0
    ? { need: null, nextChangeAt }
    : { need: staleNeed(conferences, false, severity, oldestSince, oldestSince), nextChangeAt };
}

function staleNeed(
  conferences: number,
  isOffline: boolean,
  severity: Need['severity'],
  since: number,
  severeSince: number,
): Need {
  return {
    id: 'stale',
    reason: { kind: 'stale', conferences, isOffline },
    severity,
    conferenceSid: null,
    callSid: null,
    since,
    severeSince,
    acts: ['show-data'],
    coach: null,
  };
}

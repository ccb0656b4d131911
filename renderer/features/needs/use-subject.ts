import { useRef } from 'react';
import type { FailedAdd, Need } from '../../../common/floor/needs/need.ts';
import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { RosterView } from '../../../common/roster/view.ts';
import { useRoster } from '../../store/stores.tsx';
import { formatAddress } from '../../ui/address.ts';
import { useName } from '../floor/use-name.ts';
import { needsWords } from './words.ts';

/** Whom or what a need is about. */
export interface Subject {
  readonly name: string;
  /** The name of the call; null where it is about none, and where the call is the subject itself. */
  readonly call: string | null;
}

/** The subject as the screen calls it, and goes on to call it while what is over fades. */
export function useSubject(need: Need): Subject {
  const nameOf = useName();
  const row = useRoster(({ view }) => rowOf(need, view));
  const call = useRoster(({ view }) => callNameOf(need, view));
  const lastRow = useRef(row);
  const lastCall = useRef(call);
  lastRow.current = row ?? lastRow.current;
  lastCall.current = call ?? lastCall.current;
  return subjectOf(need, lastRow.current, lastCall.current, nameOf);
}

export function subjectIn(
  need: Need,
  view: RosterView | null,
  nameOf: (row: ParticipantRow) => string,
): Subject {
  return subjectOf(need, rowOf(need, view), callNameOf(need, view), nameOf);
}

function subjectOf(
  { reason, conferenceSid }: Need,
  row: ParticipantRow | undefined,
  callName: string | undefined,
  nameOf: (row: ParticipantRow) => string,
): Subject {
  const call = callName ?? null;
  if (row !== undefined) return { name: nameOf(row), call };
  switch (reason.kind) {
    case 'help':
      return { name: reason.help.name, call };
    case 'failed-add':
      return { name: nameOfAdd(reason.add), call: callName ?? reason.add.callName };
    case 'stale':
      return { name: needsWords.floor(), call: null };
    case 'silence':
    case 'crosstalk':
      return { name: callName ?? conferenceSid ?? '', call: null };
    default:
      return { name: needsWords.somebody(), call };
  }
}

function nameOfAdd({ label, address }: FailedAdd): string {
  return parseSupervisorLabel(label)?.name ?? label ?? formatAddress(address);
}

function rowOf({ conferenceSid, callSid }: Need, view: RosterView | null) {
  if (conferenceSid === null || callSid === null) return undefined;
  return view?.conferences.get(conferenceSid)?.participants.get(callSid);
}

function callNameOf({ conferenceSid }: Need, view: RosterView | null): string | undefined {
  if (conferenceSid === null) return undefined;
  return view?.conferences.get(conferenceSid)?.row.friendlyName;
}

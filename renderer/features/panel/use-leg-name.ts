import { useMemo } from 'react';
import { inOrder } from '../../../common/history/in-order.ts';
import { latestNames } from '../../../common/history/latest-names.ts';
import type { HistoryEntry } from '../../../common/ipc/history.ts';
import type { CallSid } from '../../../common/model/sid.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { formatAddress } from '../../ui/address.ts';
import { useName } from '../floor/use-name.ts';
import { panelWords } from './words.ts';

/** What a leg is called; `told` is its name in the entry that is being read. */
export type NameOfLeg = (callSid: CallSid | null, told: string | null) => string;

/**
 * The names of everybody who ever was on a call: who is on it now as the rest of the screen calls them, who
 * left by the latest name that the history knows.
 */
export function useLegName(
  entries: readonly HistoryEntry[],
  participants: ConferenceView['participants'],
): NameOfLeg {
  const nameOf = useName();
  const names = useMemo(() => latestNames(inOrder(entries)), [entries]);
  return (callSid, told) => {
    if (callSid === null) return nameTold(told);
    const row = participants.get(callSid);
    return row === undefined ? nameTold(names.get(callSid) ?? told) : nameOf(row);
  };
}

/** As the history tells it: a number as Twilio writes it is grouped as people read it. */
export function nameTold(name: string | null): string {
  return name === null ? panelWords.somebody() : formatAddress(name);
}

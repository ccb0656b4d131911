import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { formatAddress } from '../../ui/address.ts';
import { uiWords } from '../../ui/words.ts';
import { useIsOwnLeg } from './own-console.tsx';
import { floorWords } from './words.ts';

/** What the screen calls people: the label, else the number as it is read out; me it calls You. */
export function useName(): (row: ParticipantRow) => string {
  const isOwnLeg = useIsOwnLeg();
  return (row) => {
    if (isOwnLeg(row)) return uiWords.you();
    const supervisor = parseSupervisorLabel(row.label);
    const address = row.address === null ? null : formatAddress(row.address);
    return supervisor?.name ?? row.label ?? address ?? floorWords.caller();
  };
}

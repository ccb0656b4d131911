import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useCommands, useStores } from '../../store/stores.tsx';
import { isPending } from '../../store/wishes.ts';
import { useFloorActions } from '../floor/floor-actions.tsx';
import { leavingMatters } from './leaving-matters.ts';

/** Taking my own leg off this call; asks first where the others would notice. */
export function useLeave(conferenceSid: ConferenceSid, leg: ParticipantRow | undefined) {
  const { commands, roster } = useStores();
  const actions = useFloorActions();
  const command = { kind: 'leave', conferenceSid } as const;
  return {
    isPending: useCommands(({ pending }) => isPending(pending, command)),
    onClick(): void {
      const others = roster.getState().view?.conferences.get(conferenceSid)?.participants;
      if (leg !== undefined && leavingMatters(leg, [...(others?.values() ?? [])])) {
        actions.remove(leg);
      } else void commands.run(command, leg?.callSid);
    },
  };
}

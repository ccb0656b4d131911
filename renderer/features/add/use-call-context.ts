import { useMemo } from 'react';
import type { CreateContext } from '../../../common/participant-parameters/check.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { isOver } from '../../store/attempt.ts';
import { useAdditions, useRoster } from '../../store/stores.tsx';
import { type CoachTarget, coachTargets } from '../panel/coach-targets.ts';
import type { AddTarget } from './target.ts';

interface CallOfTarget {
  /** Undefined for a new call, and for one that has ended meanwhile. */
  readonly conference: ConferenceView | undefined;
  readonly coachable: readonly CoachTarget[];
  readonly context: CreateContext;
}

/** The call that somebody is to be added to, as the form has to know it. */
export function useCallContext(target: AddTarget): CallOfTarget {
  const sid = target.kind === 'live' ? target.sid : null;
  const conference = useRoster(({ view }) =>
    sid === null ? undefined : view?.conferences.get(sid),
  );
  const additions = useAdditions((state) => state.additions);
  return useMemo(() => {
    const rows = [...(conference?.participants.values() ?? [])];
    const coming = additions.filter(
      ({ conference: of, state }) => sid !== null && of.sid === sid && !isOver(state),
    );
    return {
      conference,
      coachable: conference === undefined ? [] : coachTargets(conference),
      context: {
        isNewConference: sid === null,
        hasStarted: conference?.row.status === 'in-progress',
        callSids: rows.map(({ callSid }) => callSid),
        heldCallSids: rows.filter(({ hold }) => hold).map(({ callSid }) => callSid),
        labels: [...rows, ...coming].flatMap(labelOf),
      },
    };
  }, [conference, additions, sid]);
}

function labelOf({ label }: Pick<ParticipantRow, 'label'>): readonly string[] {
  return label === null || label === '' ? [] : [label];
}

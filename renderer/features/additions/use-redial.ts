import { useMemo } from 'react';
import type { Addition } from '../../../common/ipc/addition.ts';
import { useStores } from '../../store/stores.tsx';
import type { AddPrefill, AddTarget } from '../add/target.ts';
import { redialOf } from './redial.ts';

interface RedialNeeds {
  /** Somebody has to read and agree first. */
  readonly onAsk: (addition: Addition) => void;
  readonly onForm: (target: AddTarget, prefill: AddPrefill) => void;
}

/** Dials once more whoever did not come, in place of the attempt that failed. */
export function useRedial({ onAsk, onForm }: RedialNeeds) {
  const { additions, roster } = useStores();
  return useMemo(() => {
    const how = (addition: Addition) =>
      redialOf(addition, additions.callOf(addition.id), roster.getState().view);

    function agreed(addition: Addition): void {
      const { conference, draft, byForm } = how(addition);
      if (byForm) {
        const target = conference.kind === 'live' ? conference : ({ kind: 'new' } as const);
        onForm(target, { draft, conference, replaces: addition.id, hadSecret: addition.hadSecret });
        return;
      }
      additions.add({ conference, draft });
      void additions.dismiss(addition.id);
    }

    return {
      agreed,
      redial(addition: Addition): void {
        if (how(addition).asksFirst) onAsk(addition);
        else agreed(addition);
      },
    };
  }, [additions, roster, onAsk, onForm]);
}

import { useEffect, useState } from 'react';
import type { AddingTerms } from '../../../common/ipc/addition.ts';
import { useStores } from '../../store/stores.tsx';

/** What main says that the form has to know; null until it has answered. */
export function useAddingTerms(): AddingTerms | null {
  const { bridge } = useStores();
  const [terms, setTerms] = useState<AddingTerms | null>(null);
  useEffect(() => {
    let isWanted = true;
    void bridge.call('adding:terms', undefined).then((answer) => {
      if (isWanted)
        setTerms(answer.ok ? answer.value : { ...NOTHING, callerIdsFailure: answer.error });
    });
    return () => {
      isWanted = false;
    };
  }, [bridge]);
  return terms;
}

const NOTHING: AddingTerms = { callbacks: null, callerIds: [], callerIdsFailure: null };

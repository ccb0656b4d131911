import { useEffect, useState } from 'react';
import type { Failure } from '../../../common/failure.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { useStores } from '../../store/stores.tsx';

type Readable =
  | { readonly is: 'reading' | 'known' | 'gone' }
  | { readonly is: 'failed'; readonly failure: Failure };

/** Whether anything is to be had of a call: its entries alone do not tell why there are none. */
export function useIsReadable(
  conferenceSid: ConferenceSid,
): Readable & { readonly tryAgain: () => void } {
  const { bridge } = useStores();
  const [readable, setReadable] = useState<Readable>({ is: 'reading' });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks again.
  useEffect(() => {
    let isOver = false;
    setReadable({ is: 'reading' });
    void bridge.call('history:entries', { conferenceSid, after: null, limit: 1 }).then((answer) => {
      if (isOver) return;
      if (!answer.ok) setReadable({ is: 'failed', failure: answer.error });
      else setReadable({ is: answer.value.call === null ? 'gone' : 'known' });
    });
    return () => {
      isOver = true;
    };
  }, [bridge, conferenceSid, attempt]);

  return { ...readable, tryAgain: () => setAttempt((count) => count + 1) };
}

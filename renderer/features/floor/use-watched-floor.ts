import { useEffect, useRef } from 'react';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { useStores } from '../../store/stores.tsx';

/** Scrolling past is not watching: what is in sight has to stay there for so long, in milliseconds. */
const SETTLE_MS = 300;

/** Tells main what is on the screen, so that it is read before anything else. */
export function useWatchedFloor(
  epoch: string | undefined,
  visible: readonly ConferenceSid[],
): void {
  const { bridge } = useStores();
  const latest = useRef(visible);
  latest.current = visible;
  const told = useRef('');
  const now = `${epoch} ${visible.join()}`;

  useEffect(() => {
    if (epoch === undefined || now === told.current) return;
    const timer = setTimeout(() => {
      told.current = now;
      void bridge.call('floor:watch', { visible: [...latest.current] });
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [bridge, epoch, now]);
}

import { useEffect, useState } from 'react';
import type { LastHour } from '../../../common/floor-numbers/last-hour.ts';
import { useStores } from '../../store/stores.tsx';

const READ_EVERY_MS = 5_000;
/** Older than this the charts are not of now. */
export const HOUR_OLD_MS = 90_000;

export interface KnownHour {
  readonly hour: LastHour;
  /** When main told. */
  readonly readAt: number;
}

/** The last hour as main counts it, read again and again; null before the first time. */
export function useLastHour(): KnownHour | null {
  const { bridge } = useStores();
  const [known, setKnown] = useState<KnownHour | null>(null);
  useEffect(() => {
    let isOver = false;
    async function read(): Promise<void> {
      const hour = await bridge.call('floor:numbers', undefined);
      if (!isOver && hour.ok) setKnown({ hour: hour.value, readAt: Date.now() });
    }
    void read();
    const timer = setInterval(() => void read(), READ_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [bridge]);
  return known;
}

import { useEffect, useState } from 'react';
import { useStores } from '../../store/stores.tsx';

/** Whether this desktop shows notifications at all; null until main has answered. */
export function useDesktopSupport(): boolean | null {
  const { bridge } = useStores();
  const [isSupported, setIsSupported] = useState<boolean | null>(null);
  useEffect(() => {
    let isStill = true;
    void bridge.call('notifications:state', undefined).then((state) => {
      if (isStill && state.ok) setIsSupported(state.value.isSupported);
    });
    return () => {
      isStill = false;
    };
  }, [bridge]);
  return isSupported;
}

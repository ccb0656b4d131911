import { useCallback, useEffect, useState } from 'react';
import type { Failure, Result } from '../../../common/failure.ts';
import type { FaultRequest, PlayRequest, RehearsalPanel } from '../../../common/ipc/rehearsal.ts';
import { useStores } from '../../store/stores.tsx';

export interface RehearsalScene {
  /** Null until the rehearsal has answered. */
  readonly panel: RehearsalPanel | null;
  readonly failure: Failure | null;
  readonly play: (request: PlayRequest) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly setFault: (request: FaultRequest) => Promise<void>;
}

/** What is played and what goes wrong, as the rehearsal itself last said. */
export function useRehearsalPanel(): RehearsalScene {
  const { bridge } = useStores();
  const [panel, setPanel] = useState<RehearsalPanel | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const take = useCallback((result: Result<RehearsalPanel>) => {
    if (result.ok) setPanel(result.value);
    setFailure(result.ok ? null : result.error);
  }, []);
  useEffect(() => void bridge.call('rehearsal:panel', undefined).then(take), [bridge, take]);

  return {
    panel,
    failure,
    play: async (request) => take(await bridge.call('rehearsal:play', request)),
    stop: async () => take(await bridge.call('rehearsal:stop', undefined)),
    setFault: async (request) => take(await bridge.call('rehearsal:fault', request)),
  };
}

import { useDocumentVisibility } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import type { Help } from '../../../common/wire/relay-help.ts';
import { useStores } from '../../store/stores.tsx';

/** Lets agents know, once for each request, that it stands on a supervisor's screen. */
export function useSeen(help: readonly Help[]): void {
  const { bridge } = useStores();
  const isVisible = useDocumentVisibility() === 'visible';
  const told = useRef<ReadonlySet<string>>(new Set());

  useEffect(() => {
    if (!isVisible) return;
    const fresh = help.filter(({ id }) => !told.current.has(id));
    told.current = new Set(help.map(({ id }) => id));
    // Nobody waits for it here: the request is seen all the same.
    for (const { id } of fresh) void bridge.call('help:mark', { id, as: 'seen', takeOver: false });
  }, [bridge, help, isVisible]);
}

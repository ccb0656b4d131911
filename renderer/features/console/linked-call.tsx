import { useEffect } from 'react';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { useLinkedCall, useRoster, useStores } from '../../store/stores.tsx';

interface LinkedCallProps {
  readonly onOpen: (conferenceSid: ConferenceSid, callSid: null) => void;
}

/** Shows the call that a link asks to see, once this page has it. */
export function LinkedCall({ onOpen }: LinkedCallProps) {
  const { bridge } = useStores();
  const sid = useLinkedCall(({ call }) => (call?.state === 'there' ? call.conferenceSid : null));
  const isHere = useRoster(({ view }) => sid !== null && view?.conferences.has(sid) === true);
  useEffect(() => {
    if (sid === null || !isHere) return;
    onOpen(sid, null);
    void bridge.call('linked:done', undefined);
  }, [bridge, sid, isHere, onOpen]);
  return null;
}

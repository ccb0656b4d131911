import { useEffect, useRef, useState } from 'react';
import { type Failure, ok, type Result } from '../../../common/failure.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { useStores } from '../../store/stores.tsx';
import { planFor } from './audience.ts';
import type { Content } from './draft.ts';
import type { AnnounceTarget, Playable } from './target.ts';

interface Announcing {
  /** Null when it was sent; `not-wanted` when it was called off while the relay took its time. */
  readonly announce: (content: Content) => Promise<Failure | null | 'not-wanted'>;
  readonly isWriting: boolean;
}

/** Announces it: a text is first kept by the relay, for Twilio to fetch. */
export function useAnnounce(target: AnnounceTarget): Announcing {
  const { bridge, bulk, commands, roster } = useStores();
  const [isWriting, setIsWriting] = useState(false);
  const isWanted = useRef(true);
  useEffect(() => {
    isWanted.current = true;
    return () => {
      isWanted.current = false;
    };
  }, []);

  async function announce(content: Content) {
    setIsWriting(true);
    const playable = await playableOf(bridge, content);
    // It was cancelled meanwhile: nobody may hear it any more.
    if (!isWanted.current) return 'not-wanted' as const;
    setIsWriting(false);
    if (!playable.ok) return playable.error;
    send(playable.value);
    return null;
  }

  function send(playable: Playable): void {
    switch (target.kind) {
      case 'one': {
        const { conferenceSid, callSid } = target.participant;
        void commands.run({ kind: 'announce', conferenceSid, callSid, ...playable });
        return;
      }
      case 'all': {
        const conferenceSid = target.conference.sid;
        void commands.run({ kind: 'announce-to-all', conferenceSid, ...playable });
        return;
      }
      case 'many': {
        const plan = planFor(target.rows, playable, roster.getState().view);
        if (plan !== null) bulk.start(plan);
      }
    }
  }

  return { announce, isWriting };
}

async function playableOf(bridge: Bridge, content: Content): Promise<Result<Playable>> {
  if (content.kind === 'url') {
    const { url, method } = content;
    return ok({ url, method });
  }
  const { kind: _, ...asked } = content;
  const written = await bridge.call('announcement:write', asked);
  return written.ok ? ok({ url: written.value.url, method: 'POST', text: asked.text }) : written;
}

import { useEffect, useState } from 'react';
import type { ConferenceRecording } from '../../../common/ipc/recording.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { useStores } from '../../store/stores.tsx';

/** How often Twilio is asked while the call is shown, in milliseconds: each time costs a request. */
const ASK_EVERY_MS = 20_000;
/** What could not be asked again for so long is not believed any more, in milliseconds. */
const BELIEVED_FOR_MS = 60_000;

/** Whether this call is recorded as a whole; null while nobody knows, and where nothing records it. */
export function useRecording(conferenceSid: ConferenceSid | null): 'recording' | 'paused' | null {
  const { bridge } = useStores();
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    if (conferenceSid === null) return undefined;
    return followRecording(bridge, conferenceSid, (recording) =>
      setKnown(recording === null ? null : { of: conferenceSid, state: recording.state }),
    );
  }, [bridge, conferenceSid]);
  // What is known of the call before is said of no other, not even for a frame.
  if (known === null || known.of !== conferenceSid || known.state === 'none') return null;
  return known.state;
}

interface Known extends Pick<ConferenceRecording, 'state'> {
  readonly of: ConferenceSid;
}

/**
 * Asks now and again and again. The next question comes only after an answer, so that one that waits for
 * its turn is not asked twice. Returns the function that ends it.
 */
export function followRecording(
  bridge: Pick<Bridge, 'call'>,
  conferenceSid: ConferenceSid,
  tell: (known: ConferenceRecording | null) => void,
): () => void {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let doubt: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    const answer = await bridge.call('recordings:of', { conferenceSid });
    if (isOver) return;
    if (answer.ok) {
      tell(answer.value);
      clearTimeout(doubt);
      doubt = setTimeout(() => tell(null), BELIEVED_FOR_MS);
    }
    timer = setTimeout(() => void ask(), ASK_EVERY_MS);
  }

  void ask();
  return () => {
    isOver = true;
    clearTimeout(timer);
    clearTimeout(doubt);
  };
}

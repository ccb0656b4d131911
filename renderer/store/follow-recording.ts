import type { ConferenceRecording } from '../../common/ipc/recording.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { Bridge } from '../bridge/bridge.ts';

/** Learns again and again whether one call is recorded. */
export interface FollowedRecording {
  /** What is known may be old: asks at once, and what was asked before does not count any more. */
  ask(): void;
  end(): void;
}

/** How often Twilio is asked while the call is followed, in milliseconds: each time costs a request. */
const ASK_EVERY_MS = 20_000;
/** What could not be asked again for so long is not believed any more, in milliseconds. */
const BELIEVED_FOR_MS = 60_000;

/**
 * Asks now and again and again. The next question comes only after an answer, so that one that waits for
 * its turn is not asked twice.
 */
export function followRecording(
  bridge: Pick<Bridge, 'call'>,
  conferenceSid: ConferenceSid,
  tell: (known: ConferenceRecording | null) => void,
): FollowedRecording {
  let questions = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let doubt: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    questions += 1;
    const question = questions;
    clearTimeout(timer);
    const answer = await bridge.call('recordings:of', { conferenceSid });
    if (question !== questions) return;
    timer = setTimeout(() => void ask(), ASK_EVERY_MS);
    if (!answer.ok) return;
    clearTimeout(doubt);
    doubt = setTimeout(() => tell(null), BELIEVED_FOR_MS);
    // The last, since whoever is told may have had enough.
    tell(answer.value);
  }

  void ask();
  return {
    ask: () => void ask(),
    end() {
      questions += 1;
      clearTimeout(timer);
      clearTimeout(doubt);
    },
  };
}

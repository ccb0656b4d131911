import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { ConferenceRecording } from '../../common/ipc/recording.ts';
import type { Recording } from '../../common/model/recording.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { Clock } from './clock.ts';
import { failureInWords } from './failure-words.ts';
import type { Reconciler } from './reconciler.ts';
import type { TwilioPort } from './twilio-port.ts';

/** Tells whether a call is recorded, for the one call that somebody looks at. */
export interface RecordingReader {
  read(conferenceSid: ConferenceSid): Promise<Result<ConferenceRecording>>;
}

interface RecordingReaderNeeds {
  readonly twilio: TwilioPort;
  readonly clock: Clock;
  readonly reconciler: Pick<Reconciler, 'readAside'>;
}

export function createRecordingReader(needs: RecordingReaderNeeds): RecordingReader {
  const { twilio, clock, reconciler } = needs;
  return {
    async read(conferenceSid) {
      let asOf = clock.now();
      const answer = await reconciler.readAside((options) => {
        asOf = clock.now();
        return twilio.listRecordings(conferenceSid, {
          ...options,
          onAged: (ageMs) => {
            asOf -= ageMs;
          },
        });
      });
      if (!answer.ok) return fail(failureInWords(answer.error, 'look whether it is recorded'));
      const { recordings, complete } = answer.value;
      const found = runningOf(recordings);
      // What is not on the first page may be on another.
      if (found.state === 'none' && !complete) return fail(TOO_MANY);
      return ok({ ...found, asOf });
    },
  };
}

/** One that is not paused counts before one that is; of two alike, the one that began last. */
export function runningOf(recordings: readonly Recording[]): Omit<ConferenceRecording, 'asOf'> {
  const ofAll = recordings.filter((recording) => recording.of === 'conference');
  for (const status of ['in-progress', 'paused'] as const) {
    const running = ofAll.filter((recording) => recording.status === status);
    if (running.length === 0) continue;
    const starts = running.flatMap(({ startedAt }) => (startedAt === null ? [] : [startedAt]));
    return {
      state: status === 'paused' ? 'paused' : 'recording',
      startedAt: starts.length === 0 ? null : Math.max(...starts),
    };
  }
  return { state: 'none', startedAt: null };
}

const TOO_MANY: Failure = {
  code: 'refused',
  message:
    'This call has more recordings than Earshot reads, and none of those it read is running.',
  hint: 'Look at the call’s recordings in the Twilio console.',
};

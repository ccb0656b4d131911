import type { Random } from '../random/random.ts';
import type { Clock } from '../time/clock.ts';
import type { CallStream } from './call-stream.ts';
import {
  counted,
  isRunning,
  type PauseBehavior,
  type Recording,
  type RecordingOrder,
  type RecordingSpec,
} from './recording.ts';
import { refuse } from './refusal.ts';
import type { Registry } from './registry.ts';
import { type CallSid, type ConferenceSid, newSid } from './sids.ts';
import type { RecordingEvent } from './subscription.ts';

/** The life of recordings: started, paused, stopped, processed, and then complete or absent. */
export interface Recorder {
  /** Of the leg `callSid`, or of the whole conference. */
  start(spec: RecordingSpec, conferenceSid: ConferenceSid, callSid: CallSid | null): Recording;
  change(sid: string, order: RecordingOrder, pauses?: PauseBehavior): Recording;
  delete(sid: string): void;
  /** Stops those of one leg. */
  stopCall(conferenceSid: ConferenceSid, callSid: CallSid): void;
  /** Stops all that are left of a conference that is over. */
  stopAll(conferenceSid: ConferenceSid): void;
}

interface RecorderNeeds {
  readonly clock: Clock;
  readonly ids: Random;
  readonly registry: Registry;
  readonly calls: CallStream;
}

/** How long Twilio takes to begin, and to finish, working on a recording. */
const PROCESSING_BEGINS = 500;
const PROCESSING_TAKES = 2_500;
/** Twilio keeps nothing of what is shorter: the recording is `absent`. */
const SHORTEST = 1_000;

export function createRecorder({ clock, ids, registry, calls }: RecorderNeeds): Recorder {
  function put(recording: Recording, ...events: RecordingEvent[]): Recording {
    const changed = { ...recording, dateUpdated: clock.now() };
    registry.putRecording(changed);
    for (const status of events)
      calls.emit({ type: 'recording-status', status, recording: changed });
    return changed;
  }

  function stop(recording: Recording): Recording {
    const stopped = put({ ...counted(recording, clock.now()), status: 'stopped' }, 'stopped');
    clock.after(PROCESSING_BEGINS, () => goOn(stopped, 'processing'));
    clock.after(PROCESSING_BEGINS + PROCESSING_TAKES, () => {
      const result = stopped.length < SHORTEST ? 'absent' : 'completed';
      goOn(stopped, result, result);
    });
    return stopped;
  }

  /** Unless it was deleted, or forgotten together with its conference. */
  function goOn({ sid }: Recording, status: Recording['status'], ...events: RecordingEvent[]) {
    const recording = registry.recordings.get(sid);
    if (recording !== undefined) put({ ...recording, status }, ...events);
  }

  function stopThose(conferenceSid: ConferenceSid, which: (recording: Recording) => boolean): void {
    for (const recording of [...registry.listRecordings(conferenceSid).ascending(-1)]) {
      if (isRunning(recording) && which(recording)) stop(recording);
    }
  }

  return {
    start(spec, conferenceSid, callSid) {
      const now = clock.now();
      const recording: Recording = {
        ...spec,
        sid: newSid('RE', ids),
        ordinal: registry.nextOrdinal(),
        conferenceSid,
        callSid,
        status: 'in-progress',
        pauseBehavior: 'silence',
        startTime: now,
        length: 0,
        countedUntil: now,
        dateCreated: now,
        dateUpdated: now,
      };
      return put(recording, 'started', 'in-progress');
    },

    change(sid, order, pauses) {
      const recording = registry.recordings.get(sid);
      if (recording === undefined) throw refuse.noSuchRecording(sid);
      if (!isRunning(recording)) throw refuse.recordingNotRunning(sid, recording.status);
      if (order === 'stopped') return stop(recording);
      if (order === recording.status) return recording;
      const upToNow = counted(recording, clock.now());
      return order === 'paused'
        ? put({ ...upToNow, status: 'paused', pauseBehavior: pauses ?? 'silence' }, 'paused')
        : put({ ...upToNow, status: 'in-progress' }, 'resumed');
    },

    delete(sid) {
      const recording = registry.recordings.get(sid);
      if (recording === undefined) throw refuse.noSuchRecording(sid);
      const over = recording.status === 'completed' || recording.status === 'absent';
      if (!over) throw refuse.recordingNotComplete(sid);
      registry.dropRecording(recording);
    },

    stopCall: (conferenceSid, callSid) =>
      stopThose(conferenceSid, (recording) => recording.callSid === callSid),
    stopAll: (conferenceSid) => stopThose(conferenceSid, () => true),
  };
}

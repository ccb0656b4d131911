import type { AnsweredBy, MachineDetection } from './answering-machine.ts';
import type { RecordingSpec } from './recording.ts';
import type { CallSid, ConferenceSid } from './sids.ts';
import type { CallEvent, Subscription } from './subscription.ts';

export type CallStatus =
  | 'queued'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'failed'
  | 'no-answer'
  | 'canceled';

/** How a call ended. */
export type FinalCallStatus = Exclude<CallStatus, 'queued' | 'ringing' | 'in-progress'>;

export type CallDirection = 'inbound' | 'outbound-api' | 'outbound-dial';

/** One leg between Twilio and somebody. Times are milliseconds since the epoch. */
export interface Call extends CallOptions {
  readonly sid: CallSid;
  /** The order of creation; lists are sorted by it. */
  readonly ordinal: number;
  readonly conferenceSid: ConferenceSid;
  readonly from: string;
  readonly to: string;
  readonly direction: CallDirection;
  readonly status: CallStatus;
  readonly dateCreated: number;
  readonly dateUpdated: number;
  /** When it was answered. */
  readonly startTime: number | null;
  readonly endTime: number | null;
  /** How long it waited before it was placed, in milliseconds. */
  readonly queueTime: number;
  readonly answeredBy: AnsweredBy | null;
  /** How many progress events there were: the next one's sequence number, which counts from 0. */
  readonly progressed: number;
}

/** What whoever dials may ask of a call beyond its place in the conference. */
export interface CallOptions {
  readonly progress: Subscription<CallEvent> | null;
  readonly recording: RecordingSpec | null;
  readonly detection: MachineDetection | null;
  /** Milliseconds from the answer after which Twilio hangs up, or null. */
  readonly timeLimit: number | null;
  readonly callerName: string | null;
  /** What has no effect that can be seen in a conference, as it was asked for. */
  readonly settings: Readonly<Record<string, string>>;
}

export const PLAIN_CALL: CallOptions = {
  progress: null,
  recording: null,
  detection: null,
  timeLimit: null,
  callerName: null,
  settings: {},
};

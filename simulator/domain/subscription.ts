/** A URL that is told of some kinds of events. */
export interface Subscription<Event extends string> {
  readonly url: string;
  readonly method: HttpMethod;
  readonly events: readonly Event[];
}

export type HttpMethod = 'GET' | 'POST';

/** The groups by which conference events are asked for; `mute` stands for unmute as well. */
export const CONFERENCE_EVENTS = [
  'start',
  'end',
  'join',
  'leave',
  'mute',
  'hold',
  'modify',
  'speaker',
  'announcement',
] as const;

export const CALL_EVENTS = ['initiated', 'ringing', 'answered', 'completed'] as const;

export const RECORDING_EVENTS = [
  'started',
  'in-progress',
  'paused',
  'resumed',
  'stopped',
  'completed',
  'failed',
  'absent',
] as const;

export const CONFERENCE_RECORDING_EVENTS = [
  'in-progress',
  'completed',
  'failed',
  'absent',
] as const;

export type ConferenceEvent = (typeof CONFERENCE_EVENTS)[number];
export type CallEvent = (typeof CALL_EVENTS)[number];
export type RecordingEvent = (typeof RECORDING_EVENTS)[number];

import { refuse } from '../domain/refusal.ts';
import {
  CALL_EVENTS,
  CONFERENCE_EVENTS,
  CONFERENCE_RECORDING_EVENTS,
  RECORDING_EVENTS,
} from '../domain/subscription.ts';
import { boolean, method, oneOf, sid, someOf, soundUrl, text, url, whole } from './param-kinds.ts';

// Every parameter of the participant operations, in the order of Twilio's documentation. Limits and
// defaults are those of its prose; a test holds the names and types against the OpenAPI document and
// the `twilio` package.

export const CREATE_PARTICIPANT = {
  From: text(),
  To: text(),
  StatusCallback: url(),
  StatusCallbackMethod: method('POST'),
  StatusCallbackEvent: someOf(CALL_EVENTS, ['completed']),
  // Its limits are checked where labels are given out: error 16024.
  Label: text(),
  Timeout: whole(5, 600, refuse.invalidTimeout),
  Record: boolean(),
  Muted: boolean(),
  Beep: oneOf(['true', 'false', 'onEnter', 'onExit']),
  StartConferenceOnEnter: boolean(),
  EndConferenceOnExit: boolean(),
  WaitUrl: soundUrl(),
  WaitMethod: method('POST'),
  EarlyMedia: boolean(),
  MaxParticipants: whole(2, 250),
  ConferenceRecord: oneOf(['true', 'false', 'record-from-start', 'do-not-record']),
  ConferenceTrim: oneOf(['trim-silence', 'do-not-trim']),
  ConferenceStatusCallback: url(),
  ConferenceStatusCallbackMethod: method('POST'),
  ConferenceStatusCallbackEvent: someOf(CONFERENCE_EVENTS, ['start', 'end']),
  RecordingChannels: oneOf(['mono', 'dual']),
  RecordingStatusCallback: url(),
  RecordingStatusCallbackMethod: method('POST'),
  RecordingStatusCallbackEvent: someOf(RECORDING_EVENTS, ['completed']),
  SipAuthUsername: text({ most: 255, refuse: refuse.sipUserTooLong }),
  SipAuthPassword: text({ most: 255, refuse: refuse.sipPasswordTooLong }),
  Region: oneOf(['us1', 'us2', 'ie1', 'de1', 'sg1', 'br1', 'au1', 'jp1']),
  ConferenceRecordingStatusCallback: url(),
  ConferenceRecordingStatusCallbackMethod: method('POST'),
  ConferenceRecordingStatusCallbackEvent: someOf(CONFERENCE_RECORDING_EVENTS, ['completed']),
  Coaching: boolean(),
  CallSidToCoach: sid('CA', refuse.coachedAbsent),
  JitterBufferSize: oneOf(['off', 'small', 'medium', 'large']),
  Byoc: sid('BY'),
  CallerId: text(),
  CallReason: text(),
  RecordingTrack: oneOf(['inbound', 'outbound', 'both']),
  // Twilio's limit depends on the account; four hours is what an ordinary one may have.
  TimeLimit: whole(1, 14_400),
  MachineDetection: oneOf(['Enable', 'DetectMessageEnd']),
  MachineDetectionTimeout: whole(3, 59),
  MachineDetectionSpeechThreshold: whole(1_000, 6_000),
  MachineDetectionSpeechEndThreshold: whole(500, 5_000),
  MachineDetectionSilenceTimeout: whole(2_000, 10_000),
  AmdStatusCallback: url(),
  AmdStatusCallbackMethod: method('POST'),
  Trim: oneOf(['trim-silence', 'do-not-trim']),
  CallToken: text(),
  ClientNotificationUrl: url(),
  CallerDisplayName: text({ least: 2, most: 255 }),
  RecordingConfigurationId: text(),
  Passports: text(),
  // Twilio takes longer values and uses as much of them as fits.
  EmergencyCallerPosition: text({ cutAt: 150 }),
  EmergencyCallerLocation: text({ cutAt: 20 }),
  EmergencyName: text({ cutAt: 20 }),
  EmergencyAddress: text({ cutAt: 60 }),
  EmergencyZipCode: text({ cutAt: 20 }),
  EmergencyCity: text({ cutAt: 20 }),
  EmergencyState: text({ cutAt: 20 }),
  EmergencyCountry: oneOf(['US', 'CA']),
};

export const UPDATE_PARTICIPANT = {
  Muted: boolean(),
  Hold: boolean(),
  HoldUrl: soundUrl(),
  HoldMethod: method('GET'),
  AnnounceUrl: url(),
  AnnounceMethod: method('POST'),
  WaitUrl: soundUrl(),
  WaitMethod: method('POST'),
  BeepOnExit: boolean(),
  EndConferenceOnExit: boolean(),
  Coaching: boolean(),
  CallSidToCoach: sid('CA', refuse.coachedAbsent),
};

export const LIST_PARTICIPANTS = {
  Muted: boolean(),
  Hold: boolean(),
  Coaching: boolean(),
};

import { METHODS, type Parameter, type ParameterTable } from './parameter.ts';

/** The groups in which the form shows them, in its order. */
export const CREATE_GROUPS = [
  'who',
  'call',
  'conference',
  'coaching',
  'recording-call',
  'recording-conference',
  'callbacks',
  'machine',
  'sip-byoc',
  'caller',
  'emergency',
] as const;

export type CreateGroup = (typeof CREATE_GROUPS)[number];

const TRIMS = ['trim-silence', 'do-not-trim'] as const;
const METHOD = { kind: 'method', choices: METHODS, default: 'POST' } as const;
const IS_RECORDED = { kind: 'is', name: 'Record', values: ['true'] } as const;
const CONFERENCE_IS_RECORDED = {
  kind: 'is',
  name: 'ConferenceRecord',
  values: ['true', 'record-from-start'],
} as const;
const DETECTS = { kind: 'given', name: 'MachineDetection' } as const;
const DIALS_SIP = { kind: 'dials', forms: ['sip'] } as const;

/** Every parameter of Twilio's createParticipant by its name, in the order in which they are sent. */
export const CREATE_PARAMETERS = {
  To: { kind: 'endpoint', group: 'who', default: null },
  From: { kind: 'caller', group: 'who', default: null },
  Label: { kind: 'label', group: 'who', default: null, length: { most: 128 } },

  Timeout: { kind: 'whole', group: 'call', default: '60', bounds: [5, 600], unit: 'seconds' },
  // Four hours for most accounts, a day for those that asked Twilio for it.
  TimeLimit: { kind: 'whole', group: 'call', default: null, bounds: [1, 86_400], unit: 'seconds' },
  EarlyMedia: { kind: 'boolean', group: 'call', default: 'true' },
  JitterBufferSize: {
    kind: 'choice',
    group: 'call',
    default: 'large',
    choices: ['off', 'small', 'medium', 'large'],
  },
  CallReason: { kind: 'text', group: 'call', default: null },
  CallToken: { kind: 'secret', group: 'call', default: null },
  ClientNotificationUrl: {
    kind: 'url',
    group: 'call',
    default: null,
    needs: { kind: 'dials', forms: ['client', 'app'] },
  },

  Muted: { kind: 'boolean', group: 'conference', default: 'false' },
  Beep: {
    kind: 'choice',
    group: 'conference',
    default: 'true',
    choices: ['true', 'false', 'onEnter', 'onExit'],
  },
  StartConferenceOnEnter: { kind: 'boolean', group: 'conference', default: 'true' },
  EndConferenceOnExit: { kind: 'boolean', group: 'conference', default: 'false' },
  WaitUrl: { kind: 'sound-url', group: 'conference', default: null },
  WaitMethod: { ...METHOD, group: 'conference', needs: { kind: 'given', name: 'WaitUrl' } },
  MaxParticipants: {
    kind: 'whole',
    group: 'conference',
    default: '250',
    bounds: [2, 250],
    unit: 'people',
  },
  Region: {
    kind: 'choice',
    group: 'conference',
    default: null,
    choices: ['us1', 'us2', 'ie1', 'de1', 'sg1', 'br1', 'au1', 'jp1'],
    firstDecides: 'perhaps',
  },

  // Not `false`: it is true as soon as somebody to coach is named.
  Coaching: { kind: 'boolean', group: 'coaching', default: null },
  CallSidToCoach: { kind: 'call-sid', group: 'coaching', default: null },

  Record: { kind: 'boolean', group: 'recording-call', default: 'false' },
  RecordingChannels: {
    kind: 'choice',
    group: 'recording-call',
    default: 'mono',
    choices: ['mono', 'dual'],
    needs: IS_RECORDED,
  },
  RecordingTrack: {
    kind: 'choice',
    group: 'recording-call',
    default: 'both',
    choices: ['inbound', 'outbound', 'both'],
    needs: IS_RECORDED,
  },
  Trim: {
    kind: 'choice',
    group: 'recording-call',
    default: 'trim-silence',
    choices: TRIMS,
    needs: IS_RECORDED,
  },
  RecordingStatusCallback: {
    kind: 'url',
    group: 'recording-call',
    default: null,
    needs: IS_RECORDED,
  },
  RecordingStatusCallbackMethod: {
    ...METHOD,
    group: 'recording-call',
    needs: { kind: 'given', name: 'RecordingStatusCallback' },
  },
  // Of which Twilio tells by itself is not documented.
  RecordingStatusCallbackEvent: {
    kind: 'choices',
    group: 'recording-call',
    default: null,
    choices: [
      'started',
      'in-progress',
      'paused',
      'resumed',
      'stopped',
      'completed',
      'failed',
      'absent',
    ],
    needs: { kind: 'given', name: 'RecordingStatusCallback' },
  },
  RecordingConfigurationId: {
    kind: 'text',
    group: 'recording-call',
    default: null,
    needs: { kind: 'any', of: [IS_RECORDED, CONFERENCE_IS_RECORDED] },
  },

  ConferenceRecord: {
    kind: 'choice',
    group: 'recording-conference',
    default: 'false',
    choices: ['true', 'false', 'record-from-start', 'do-not-record'],
    firstDecides: 'perhaps',
  },
  ConferenceTrim: {
    kind: 'choice',
    group: 'recording-conference',
    default: 'trim-silence',
    choices: TRIMS,
    needs: CONFERENCE_IS_RECORDED,
    firstDecides: 'perhaps',
  },
  ConferenceRecordingStatusCallback: {
    kind: 'url',
    group: 'recording-conference',
    default: null,
    needs: CONFERENCE_IS_RECORDED,
    firstDecides: 'perhaps',
  },
  ConferenceRecordingStatusCallbackMethod: {
    ...METHOD,
    group: 'recording-conference',
    needs: { kind: 'given', name: 'ConferenceRecordingStatusCallback' },
    firstDecides: 'perhaps',
  },
  ConferenceRecordingStatusCallbackEvent: {
    kind: 'choices',
    group: 'recording-conference',
    default: null,
    choices: ['in-progress', 'completed', 'failed', 'absent'],
    needs: { kind: 'given', name: 'ConferenceRecordingStatusCallback' },
    firstDecides: 'perhaps',
  },

  StatusCallback: { kind: 'url', group: 'callbacks', default: null },
  StatusCallbackMethod: {
    ...METHOD,
    group: 'callbacks',
    needs: { kind: 'given', name: 'StatusCallback' },
  },
  StatusCallbackEvent: {
    kind: 'choices',
    group: 'callbacks',
    default: ['completed'],
    choices: ['initiated', 'ringing', 'answered', 'completed'],
    needs: { kind: 'given', name: 'StatusCallback' },
  },
  ConferenceStatusCallback: { kind: 'url', group: 'callbacks', default: null, firstDecides: 'yes' },
  ConferenceStatusCallbackMethod: {
    ...METHOD,
    group: 'callbacks',
    needs: { kind: 'given', name: 'ConferenceStatusCallback' },
    firstDecides: 'yes',
  },
  ConferenceStatusCallbackEvent: {
    kind: 'choices',
    group: 'callbacks',
    default: ['start', 'end'],
    choices: ['start', 'end', 'join', 'leave', 'mute', 'hold', 'modify', 'speaker', 'announcement'],
    needs: { kind: 'given', name: 'ConferenceStatusCallback' },
    firstDecides: 'yes',
  },

  MachineDetection: {
    kind: 'choice',
    group: 'machine',
    default: null,
    choices: ['Enable', 'DetectMessageEnd'],
  },
  MachineDetectionTimeout: {
    kind: 'whole',
    group: 'machine',
    default: '30',
    bounds: [3, 59],
    unit: 'seconds',
    needs: DETECTS,
  },
  MachineDetectionSpeechThreshold: {
    kind: 'whole',
    group: 'machine',
    default: '2400',
    bounds: [1_000, 6_000],
    unit: 'milliseconds',
    needs: DETECTS,
  },
  MachineDetectionSpeechEndThreshold: {
    kind: 'whole',
    group: 'machine',
    default: '1200',
    bounds: [500, 5_000],
    unit: 'milliseconds',
    needs: DETECTS,
  },
  MachineDetectionSilenceTimeout: {
    kind: 'whole',
    group: 'machine',
    default: '5000',
    bounds: [2_000, 10_000],
    unit: 'milliseconds',
    needs: DETECTS,
  },
  AmdStatusCallback: { kind: 'url', group: 'machine', default: null, needs: DETECTS },
  AmdStatusCallbackMethod: {
    ...METHOD,
    group: 'machine',
    needs: { kind: 'given', name: 'AmdStatusCallback' },
  },

  SipAuthUsername: {
    kind: 'text',
    group: 'sip-byoc',
    default: null,
    length: { most: 255 },
    needs: DIALS_SIP,
  },
  SipAuthPassword: {
    kind: 'secret',
    group: 'sip-byoc',
    default: null,
    length: { most: 255 },
    needs: DIALS_SIP,
  },
  Byoc: {
    kind: 'sid',
    group: 'sip-byoc',
    default: null,
    prefix: 'BY',
    needs: { kind: 'dials', forms: ['phone', 'emergency'] },
  },

  CallerId: { kind: 'caller', group: 'caller', default: null },
  CallerDisplayName: {
    kind: 'text',
    group: 'caller',
    default: null,
    length: { least: 2, most: 255 },
    needs: DIALS_SIP,
  },
  // Signed statements about the caller, base64 with commas between them.
  Passports: { kind: 'secret', group: 'caller', default: null, most: 5 },

  EmergencyCallerPosition: {
    kind: 'position',
    group: 'emergency',
    default: null,
    length: { cutAt: 150 },
  },
  EmergencyCallerLocation: {
    kind: 'text',
    group: 'emergency',
    default: null,
    length: { cutAt: 20 },
  },
  EmergencyName: { kind: 'text', group: 'emergency', default: null, length: { cutAt: 20 } },
  EmergencyAddress: { kind: 'text', group: 'emergency', default: null, length: { cutAt: 60 } },
  EmergencyZipCode: { kind: 'text', group: 'emergency', default: null, length: { cutAt: 20 } },
  EmergencyCity: { kind: 'text', group: 'emergency', default: null, length: { cutAt: 20 } },
  EmergencyState: { kind: 'text', group: 'emergency', default: null, length: { cutAt: 20 } },
  EmergencyCountry: {
    kind: 'choice',
    group: 'emergency',
    default: null,
    choices: ['US', 'CA'],
  },
} as const satisfies Readonly<Record<string, Parameter<CreateGroup>>>;

export type CreateName = keyof typeof CREATE_PARAMETERS;

/** The same for those who ask for a parameter by any name. */
export const createTable: ParameterTable = { ...CREATE_PARAMETERS };

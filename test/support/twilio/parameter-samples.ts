import type { Draft } from '../../../common/adding/draft.ts';
import type { CreateName } from '../../../common/participant-parameters/create-parameters.ts';
import type { UpdateName } from '../../../common/participant-parameters/update-parameters.ts';
import { CALLER_ID } from '../../../simulator/account-numbers.ts';

/** A value of one parameter, with what else it needs, and what Twilio makes of it. */
export interface Sample {
  readonly draft: Draft;
  /** What is so on the floor some seconds later. */
  readonly effect?: Effect;
  /** A value that Twilio refuses, and by which code. */
  readonly refused?: { readonly draft: Draft; readonly code: number };
}

export interface Effect {
  readonly participant?: object;
  readonly call?: object;
  readonly conference?: object;
  readonly heard?: object;
  readonly announcement?: object;
}

/** By CallSid, the two who are on the call already; of them the agent is changed. */
export interface OnCall {
  readonly agent: string;
  readonly customer: string;
}

/** What is typed into the fields of secrets: by the environment variables in which views look for them. */
export const TYPED_SECRETS = {
  SIP_AUTH_PASSWORD: ' hidden&= ',
  CALL_TOKEN: '{"parentCallInfoToken":"x"}',
  PASSPORTS: 'YQ==,Yg==',
};

const ADDRESS = 'https://a.example/x?y=1&z=%C3%BC';
const TRUNK = `BY${'0'.repeat(32)}`;
const OTHERS_CALL = `CA${'0'.repeat(32)}`;
const PHONE = { To: '+12125550123', From: CALLER_ID };
const SIP = { ...PHONE, To: 'sip:me@a.example' };
const CLIENT = { ...PHONE, To: 'client:agent7' };
const RECORDED = { ...PHONE, Record: 'true' };
const CALL_RECORDED = { ...PHONE, ConferenceRecord: 'true' };
const DETECTED = { ...PHONE, MachineDetection: 'DetectMessageEnd' };

const calls = (call: object): Effect => ({ call });
const joins = (participant: object): Effect => ({ participant });
const begins = (conference: object): Effect => ({ conference });
const keeps = (name: string, value: string): Effect => calls({ settings: { [name]: value } });
const records = (recording: object): Effect => calls({ recording });
const recordsAll = (recording: object): Effect => begins({ terms: { recording } });
const detects = (detection: object): Effect => calls({ detection });

const TWENTY = 'twenty letters, full';

/** One for each parameter of createParticipant. */
export const createSamples = ({ agent }: OnCall): Readonly<Record<CreateName, Sample>> => ({
  To: {
    draft: CLIENT,
    effect: calls({ to: 'client:agent7' }),
    refused: { draft: { ...PHONE, To: 'nobody' }, code: 21211 },
  },
  From: {
    draft: { ...CLIENT, From: 'client:me' },
    effect: calls({ from: 'client:me' }),
    refused: { draft: { ...PHONE, From: 'client:me' }, code: 21212 },
  },
  Label: {
    draft: { ...PHONE, Label: 'Zoë 🎧 #1 & co' },
    effect: joins({ label: 'Zoë 🎧 #1 & co' }),
    refused: { draft: { ...PHONE, Label: OTHERS_CALL }, code: 16024 },
  },
  Timeout: {
    draft: { ...PHONE, Timeout: '30' },
    refused: { draft: { ...PHONE, Timeout: '601' }, code: 21208 },
  },
  TimeLimit: {
    draft: { ...PHONE, TimeLimit: '90' },
    effect: calls({ timeLimit: 90_000 }),
    refused: { draft: { ...PHONE, TimeLimit: '0' }, code: 20001 },
  },
  EarlyMedia: { draft: { ...PHONE, EarlyMedia: 'false' }, effect: keeps('EarlyMedia', 'false') },
  JitterBufferSize: {
    draft: { ...PHONE, JitterBufferSize: 'small' },
    effect: keeps('JitterBufferSize', 'small'),
    refused: { draft: { ...PHONE, JitterBufferSize: 'huge' }, code: 20001 },
  },
  CallReason: {
    draft: { ...PHONE, CallReason: 'Your order = 1 + 1' },
    effect: keeps('CallReason', 'Your order = 1 + 1'),
  },
  CallToken: {
    draft: { ...PHONE, From: '+19995550123', CallToken: TYPED_SECRETS.CALL_TOKEN },
    effect: calls({ from: '+19995550123' }),
  },
  ClientNotificationUrl: {
    draft: { ...CLIENT, ClientNotificationUrl: ADDRESS },
    effect: keeps('ClientNotificationUrl', ADDRESS),
    refused: { draft: { ...CLIENT, ClientNotificationUrl: 'nowhere' }, code: 21205 },
  },
  Muted: { draft: { ...PHONE, Muted: 'true' }, effect: joins({ muted: true }) },
  Beep: {
    draft: { ...PHONE, Beep: 'onExit' },
    effect: joins({ beepOnEnter: false, beepOnExit: true }),
    refused: { draft: { ...PHONE, Beep: 'sometimes' }, code: 20001 },
  },
  StartConferenceOnEnter: {
    draft: { ...PHONE, StartConferenceOnEnter: 'false' },
    effect: joins({ startConferenceOnEnter: false }),
  },
  EndConferenceOnExit: {
    draft: { ...PHONE, EndConferenceOnExit: 'true' },
    effect: joins({ endConferenceOnExit: true }),
  },
  WaitUrl: {
    draft: { ...PHONE, WaitUrl: 'silence' },
    effect: joins({ waitSound: { url: '', method: 'POST' } }),
    refused: { draft: { ...PHONE, WaitUrl: 'music' }, code: 21205 },
  },
  WaitMethod: {
    draft: { ...PHONE, WaitUrl: ADDRESS, WaitMethod: 'GET' },
    effect: joins({ waitSound: { url: ADDRESS, method: 'GET' } }),
    refused: { draft: { ...PHONE, WaitUrl: ADDRESS, WaitMethod: 'PUT' }, code: 21209 },
  },
  MaxParticipants: {
    draft: { ...PHONE, MaxParticipants: '7' },
    effect: begins({ maxParticipants: 7 }),
    refused: { draft: { ...PHONE, MaxParticipants: '251' }, code: 20001 },
  },
  Region: {
    draft: { ...PHONE, Region: 'ie1' },
    effect: begins({ region: 'ie1' }),
    refused: { draft: { ...PHONE, Region: 'mars1' }, code: 20001 },
  },
  Coaching: {
    draft: { ...PHONE, Coaching: 'false', CallSidToCoach: agent },
    effect: joins({ coaching: false }),
  },
  CallSidToCoach: {
    draft: { ...PHONE, CallSidToCoach: agent },
    effect: joins({ coaching: true, callSidToCoach: agent }),
    refused: { draft: { ...PHONE, CallSidToCoach: OTHERS_CALL }, code: 16028 },
  },
  Record: { draft: RECORDED, effect: records({ channels: 1 }) },
  RecordingChannels: {
    draft: { ...RECORDED, RecordingChannels: 'dual' },
    effect: records({ channels: 2 }),
    refused: { draft: { ...RECORDED, RecordingChannels: 'many' }, code: 20001 },
  },
  RecordingTrack: {
    draft: { ...RECORDED, RecordingTrack: 'inbound' },
    effect: records({ track: 'inbound' }),
    refused: { draft: { ...RECORDED, RecordingTrack: 'none' }, code: 20001 },
  },
  Trim: {
    draft: { ...RECORDED, Trim: 'do-not-trim' },
    effect: records({ trim: 'do-not-trim' }),
    refused: { draft: { ...RECORDED, Trim: 'yes' }, code: 20001 },
  },
  RecordingStatusCallback: {
    draft: { ...RECORDED, RecordingStatusCallback: ADDRESS },
    effect: records({ events: { url: ADDRESS, method: 'POST', events: ['completed'] } }),
    refused: { draft: { ...RECORDED, RecordingStatusCallback: 'nowhere' }, code: 21205 },
  },
  RecordingStatusCallbackMethod: {
    draft: { ...RECORDED, RecordingStatusCallback: ADDRESS, RecordingStatusCallbackMethod: 'GET' },
    effect: records({ events: { method: 'GET' } }),
    refused: {
      draft: {
        ...RECORDED,
        RecordingStatusCallback: ADDRESS,
        RecordingStatusCallbackMethod: 'PUT',
      },
      code: 21209,
    },
  },
  RecordingStatusCallbackEvent: {
    draft: {
      ...RECORDED,
      RecordingStatusCallback: ADDRESS,
      RecordingStatusCallbackEvent: ['in-progress', 'absent'],
    },
    effect: records({ events: { events: ['in-progress', 'absent'] } }),
    refused: {
      draft: {
        ...RECORDED,
        RecordingStatusCallback: ADDRESS,
        RecordingStatusCallbackEvent: ['dance'],
      },
      code: 20001,
    },
  },
  RecordingConfigurationId: {
    draft: { ...RECORDED, RecordingConfigurationId: 'C1' },
    effect: records({ configurationId: 'C1' }),
  },
  ConferenceRecord: {
    draft: { ...PHONE, ConferenceRecord: 'record-from-start' },
    effect: recordsAll({ track: 'both' }),
    refused: { draft: { ...PHONE, ConferenceRecord: 'maybe' }, code: 20001 },
  },
  ConferenceTrim: {
    draft: { ...CALL_RECORDED, ConferenceTrim: 'do-not-trim' },
    effect: recordsAll({ trim: 'do-not-trim' }),
    refused: { draft: { ...CALL_RECORDED, ConferenceTrim: 'yes' }, code: 20001 },
  },
  ConferenceRecordingStatusCallback: {
    draft: { ...CALL_RECORDED, ConferenceRecordingStatusCallback: ADDRESS },
    effect: recordsAll({ events: { url: ADDRESS, method: 'POST' } }),
    refused: {
      draft: { ...CALL_RECORDED, ConferenceRecordingStatusCallback: 'nowhere' },
      code: 21205,
    },
  },
  ConferenceRecordingStatusCallbackMethod: {
    draft: {
      ...CALL_RECORDED,
      ConferenceRecordingStatusCallback: ADDRESS,
      ConferenceRecordingStatusCallbackMethod: 'GET',
    },
    effect: recordsAll({ events: { method: 'GET' } }),
    refused: {
      draft: {
        ...CALL_RECORDED,
        ConferenceRecordingStatusCallback: ADDRESS,
        ConferenceRecordingStatusCallbackMethod: 'PUT',
      },
      code: 21209,
    },
  },
  ConferenceRecordingStatusCallbackEvent: {
    draft: {
      ...CALL_RECORDED,
      ConferenceRecordingStatusCallback: ADDRESS,
      ConferenceRecordingStatusCallbackEvent: ['failed', 'absent'],
    },
    effect: recordsAll({ events: { events: ['failed', 'absent'] } }),
    refused: {
      draft: {
        ...CALL_RECORDED,
        ConferenceRecordingStatusCallback: ADDRESS,
        ConferenceRecordingStatusCallbackEvent: ['dance'],
      },
      code: 20001,
    },
  },
  StatusCallback: {
    draft: { ...PHONE, StatusCallback: ADDRESS },
    effect: calls({ progress: { url: ADDRESS, method: 'POST', events: ['completed'] } }),
    refused: { draft: { ...PHONE, StatusCallback: 'nowhere' }, code: 21205 },
  },
  StatusCallbackMethod: {
    draft: { ...PHONE, StatusCallback: ADDRESS, StatusCallbackMethod: 'GET' },
    effect: calls({ progress: { method: 'GET' } }),
    refused: {
      draft: { ...PHONE, StatusCallback: ADDRESS, StatusCallbackMethod: 'PUT' },
      code: 21209,
    },
  },
  StatusCallbackEvent: {
    draft: { ...PHONE, StatusCallback: ADDRESS, StatusCallbackEvent: ['ringing', 'answered'] },
    effect: calls({ progress: { events: ['ringing', 'answered'] } }),
    refused: {
      draft: { ...PHONE, StatusCallback: ADDRESS, StatusCallbackEvent: ['dance'] },
      code: 20001,
    },
  },
  ConferenceStatusCallback: {
    draft: { ...PHONE, ConferenceStatusCallback: ADDRESS },
    effect: begins({ terms: { events: { url: ADDRESS, events: ['start', 'end'] } } }),
    refused: { draft: { ...PHONE, ConferenceStatusCallback: 'ftp://a.example' }, code: 21205 },
  },
  ConferenceStatusCallbackMethod: {
    draft: { ...PHONE, ConferenceStatusCallback: ADDRESS, ConferenceStatusCallbackMethod: 'GET' },
    effect: begins({ terms: { events: { method: 'GET' } } }),
    refused: {
      draft: { ...PHONE, ConferenceStatusCallback: ADDRESS, ConferenceStatusCallbackMethod: 'PUT' },
      code: 21209,
    },
  },
  ConferenceStatusCallbackEvent: {
    draft: {
      ...PHONE,
      ConferenceStatusCallback: ADDRESS,
      ConferenceStatusCallbackEvent: ['join', 'leave', 'speaker'],
    },
    effect: begins({ terms: { events: { events: ['join', 'leave', 'speaker'] } } }),
    refused: {
      draft: {
        ...PHONE,
        ConferenceStatusCallback: ADDRESS,
        ConferenceStatusCallbackEvent: ['dance'],
      },
      code: 20001,
    },
  },
  MachineDetection: {
    draft: DETECTED,
    effect: detects({ mode: 'DetectMessageEnd' }),
    refused: { draft: { ...PHONE, MachineDetection: 'perhaps' }, code: 20001 },
  },
  MachineDetectionTimeout: {
    draft: { ...DETECTED, MachineDetectionTimeout: '20' },
    effect: detects({ timeout: 20_000 }),
    refused: { draft: { ...DETECTED, MachineDetectionTimeout: '60' }, code: 20001 },
  },
  MachineDetectionSpeechThreshold: {
    draft: { ...DETECTED, MachineDetectionSpeechThreshold: '3000' },
    effect: detects({ speechThreshold: 3_000 }),
    refused: { draft: { ...DETECTED, MachineDetectionSpeechThreshold: '999' }, code: 20001 },
  },
  MachineDetectionSpeechEndThreshold: {
    draft: { ...DETECTED, MachineDetectionSpeechEndThreshold: '900' },
    effect: detects({ speechEndThreshold: 900 }),
    refused: { draft: { ...DETECTED, MachineDetectionSpeechEndThreshold: '5001' }, code: 20001 },
  },
  MachineDetectionSilenceTimeout: {
    draft: { ...DETECTED, MachineDetectionSilenceTimeout: '4000' },
    effect: detects({ silenceTimeout: 4_000 }),
    refused: { draft: { ...DETECTED, MachineDetectionSilenceTimeout: '1999' }, code: 20001 },
  },
  AmdStatusCallback: {
    draft: { ...DETECTED, AmdStatusCallback: ADDRESS },
    effect: detects({ callback: { url: ADDRESS, method: 'POST' } }),
    refused: { draft: { ...DETECTED, AmdStatusCallback: 'nowhere' }, code: 21205 },
  },
  AmdStatusCallbackMethod: {
    draft: { ...DETECTED, AmdStatusCallback: ADDRESS, AmdStatusCallbackMethod: 'GET' },
    effect: detects({ callback: { method: 'GET' } }),
    refused: {
      draft: { ...DETECTED, AmdStatusCallback: ADDRESS, AmdStatusCallbackMethod: 'PUT' },
      code: 21209,
    },
  },
  SipAuthUsername: {
    draft: { ...SIP, SipAuthUsername: 'me', SipAuthPassword: TYPED_SECRETS.SIP_AUTH_PASSWORD },
    refused: {
      draft: { ...SIP, SipAuthUsername: 'mü', SipAuthPassword: TYPED_SECRETS.SIP_AUTH_PASSWORD },
      code: 21222,
    },
  },
  SipAuthPassword: {
    draft: { ...SIP, SipAuthUsername: 'me', SipAuthPassword: TYPED_SECRETS.SIP_AUTH_PASSWORD },
    refused: { draft: { ...SIP, SipAuthUsername: 'me' }, code: 21225 },
  },
  Byoc: {
    draft: { ...PHONE, Byoc: TRUNK },
    effect: keeps('Byoc', TRUNK),
    refused: { draft: { ...PHONE, Byoc: 'BY1' }, code: 20001 },
  },
  CallerId: {
    draft: { ...PHONE, CallerId: '+12025550143' },
    effect: calls({ from: '+12025550143' }),
    refused: { draft: { ...PHONE, CallerId: 'client:me' }, code: 21212 },
  },
  CallerDisplayName: {
    draft: { ...SIP, CallerDisplayName: 'Support Ü' },
    effect: calls({ callerName: 'Support Ü' }),
    refused: { draft: { ...SIP, CallerDisplayName: 'x' }, code: 20001 },
  },
  Passports: {
    draft: { ...PHONE, Passports: TYPED_SECRETS.PASSPORTS },
    refused: { draft: { ...PHONE, Passports: 'a,b,c,d,e,f' }, code: 20001 },
  },
  EmergencyCallerPosition: {
    draft: { ...PHONE, EmergencyCallerPosition: '52.52 -13.405' },
    effect: keeps('EmergencyCallerPosition', '52.52 -13.405'),
  },
  EmergencyCallerLocation: {
    draft: { ...PHONE, EmergencyCallerLocation: `${TWENTY} and more` },
    effect: keeps('EmergencyCallerLocation', TWENTY),
  },
  EmergencyName: {
    draft: { ...PHONE, EmergencyName: `${TWENTY} and more` },
    effect: keeps('EmergencyName', TWENTY),
  },
  EmergencyAddress: {
    draft: { ...PHONE, EmergencyAddress: '1 Main Street' },
    effect: keeps('EmergencyAddress', '1 Main Street'),
  },
  EmergencyZipCode: {
    draft: { ...PHONE, EmergencyZipCode: '12345' },
    effect: keeps('EmergencyZipCode', '12345'),
  },
  EmergencyCity: {
    draft: { ...PHONE, EmergencyCity: 'Montréal' },
    effect: keeps('EmergencyCity', 'Montréal'),
  },
  EmergencyState: {
    draft: { ...PHONE, EmergencyState: 'QC' },
    effect: keeps('EmergencyState', 'QC'),
  },
  EmergencyCountry: {
    draft: { ...PHONE, EmergencyCountry: 'CA' },
    effect: keeps('EmergencyCountry', 'CA'),
    refused: { draft: { ...PHONE, EmergencyCountry: 'DE' }, code: 20001 },
  },
});

/** One for each parameter of updateParticipant. */
export const updateSamples = ({
  agent,
  customer,
}: OnCall): Readonly<Record<UpdateName, Sample>> => ({
  Muted: { draft: { Muted: 'true' }, effect: joins({ muted: true }) },
  BeepOnExit: { draft: { BeepOnExit: 'false' }, effect: joins({ beepOnExit: false }) },
  EndConferenceOnExit: {
    draft: { EndConferenceOnExit: 'true' },
    effect: joins({ endConferenceOnExit: true }),
  },
  WaitUrl: {
    draft: { WaitUrl: ADDRESS },
    effect: joins({ waitSound: { url: ADDRESS, method: 'POST' } }),
    refused: { draft: { WaitUrl: 'music' }, code: 21205 },
  },
  WaitMethod: {
    draft: { WaitUrl: ADDRESS, WaitMethod: 'GET' },
    effect: joins({ waitSound: { url: ADDRESS, method: 'GET' } }),
    refused: { draft: { WaitUrl: ADDRESS, WaitMethod: 'PUT' }, code: 21209 },
  },
  Hold: { draft: { Hold: 'true' }, effect: { heard: { kind: 'hold', sound: { url: null } } } },
  HoldUrl: {
    draft: { Hold: 'true', HoldUrl: 'silence' },
    effect: { heard: { kind: 'hold', sound: { url: '', method: 'GET' } } },
    refused: { draft: { HoldUrl: 'music' }, code: 21205 },
  },
  HoldMethod: {
    draft: { Hold: 'true', HoldUrl: ADDRESS, HoldMethod: 'POST' },
    effect: { heard: { kind: 'hold', sound: { url: ADDRESS, method: 'POST' } } },
    refused: { draft: { HoldUrl: ADDRESS, HoldMethod: 'PUT' }, code: 21209 },
  },
  AnnounceUrl: {
    draft: { AnnounceUrl: ADDRESS },
    effect: { announcement: { callSid: agent, url: ADDRESS, method: 'POST' } },
    refused: { draft: { AnnounceUrl: 'nowhere' }, code: 21205 },
  },
  AnnounceMethod: {
    draft: { AnnounceUrl: ADDRESS, AnnounceMethod: 'GET' },
    effect: { announcement: { callSid: agent, url: ADDRESS, method: 'GET' } },
    refused: { draft: { AnnounceUrl: ADDRESS, AnnounceMethod: 'PUT' }, code: 21209 },
  },
  Coaching: {
    draft: { Coaching: 'true', CallSidToCoach: customer },
    effect: joins({ coaching: true, callSidToCoach: customer }),
  },
  CallSidToCoach: {
    draft: { CallSidToCoach: customer },
    effect: joins({ coaching: true, callSidToCoach: customer }),
    refused: { draft: { CallSidToCoach: OTHERS_CALL }, code: 16028 },
  },
});

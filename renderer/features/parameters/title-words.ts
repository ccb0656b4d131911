/** What Twilio's parameters of a participant are called on the screen, beside Twilio's own name. */
export const TITLES = {
  From: 'Called from',
  To: 'Who',
  Label: 'Name on the call',

  Timeout: 'Ring for',
  TimeLimit: 'Hang up after',
  EarlyMedia: 'Hear the dialling',
  JitterBufferSize: 'Smooth out delays',
  Region: 'Mix the sound in',

  Muted: 'Is muted',
  Beep: 'Tone',
  StartConferenceOnEnter: 'Coming starts the call',
  EndConferenceOnExit: 'Leaving ends the call',
  WaitUrl: 'Waiting music',
  WaitMethod: 'Asked by',
  MaxParticipants: 'Most people on the call',
  BeepOnExit: 'Beep on leaving',
  Hold: 'Is on hold',
  HoldUrl: 'Music on hold',
  HoldMethod: 'Asked by',
  AnnounceUrl: 'Announcement',
  AnnounceMethod: 'Asked by',

  Coaching: 'Whispers',
  CallSidToCoach: 'Whispers to',

  Record: 'Record this person',
  RecordingChannels: 'Channels',
  RecordingTrack: 'Whose voice',
  Trim: 'Silence at the ends',
  RecordingConfigurationId: 'Recording configuration',

  ConferenceRecord: 'Record the call',
  ConferenceTrim: 'Silence at the ends',

  StatusCallback: 'Tell how dialling goes',
  StatusCallbackMethod: 'Told by',
  StatusCallbackEvent: 'What is told',
  ConferenceStatusCallback: 'Tell what happens on the call',
  ConferenceStatusCallbackMethod: 'Told by',
  ConferenceStatusCallbackEvent: 'What is told',
  RecordingStatusCallback: 'Tell of this person’s recording',
  RecordingStatusCallbackMethod: 'Told by',
  RecordingStatusCallbackEvent: 'What is told',
  ConferenceRecordingStatusCallback: 'Tell of the call’s recording',
  ConferenceRecordingStatusCallbackMethod: 'Told by',
  ConferenceRecordingStatusCallbackEvent: 'What is told',

  MachineDetection: 'Is it a machine?',
  MachineDetectionTimeout: 'Decide within',
  MachineDetectionSpeechThreshold: 'A greeting is longer than',
  MachineDetectionSpeechEndThreshold: 'A greeting ends after',
  MachineDetectionSilenceTimeout: 'Give up on silence after',
  AmdStatusCallback: 'Tell who answered',
  AmdStatusCallbackMethod: 'Told by',

  SipAuthUsername: 'SIP user name',
  SipAuthPassword: 'SIP password',
  Byoc: 'Own carrier',
  ClientNotificationUrl: 'Push notification',

  CallerId: 'Number shown',
  CallerDisplayName: 'Name shown',
  CallReason: 'Reason shown',
  CallToken: 'Token of the call before',
  Passports: 'Signed identities',

  EmergencyCallerPosition: 'Position',
  EmergencyCallerLocation: 'Location',
  EmergencyName: 'Caller',
  EmergencyAddress: 'Street and number',
  EmergencyZipCode: 'Postal code',
  EmergencyCity: 'City',
  EmergencyState: 'State',
  EmergencyCountry: 'Country',
} as const;

/** A parameter that has a title and a sentence. */
export type SaidName = keyof typeof TITLES;

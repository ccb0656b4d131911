import type { SaidName } from './title-words.ts';

/** What each parameter does to people and their call, in a sentence. */
export const HELPS: Readonly<Record<SaidName, string>> = {
  From: 'The number or name that the phone shows as calling.',
  To: 'Whose phone rings.',
  Label: 'By this name everybody’s console shows them. It cannot be changed later.',

  Timeout: 'After so long without an answer it counts as none. Twilio itself adds some 5 seconds.',
  TimeLimit:
    'Their call ends after so long, whatever is being said. Empty: as long as the account may.',
  EarlyMedia: 'People on the call hear it ring, or hear why it does not.',
  JitterBufferSize: 'A large buffer is smooth on bad lines; a small one, or none, has less delay.',
  Region: 'Where Twilio mixes the voices. Empty: wherever is near. Decided by the first person.',

  Muted: 'Nobody hears them until somebody unmutes them.',
  Beep: 'A tone tells everybody that they came, that they left, or both.',
  StartConferenceOnEnter:
    'If not, they wait with music until somebody comes whose coming starts it.',
  EndConferenceOnExit: 'When they hang up or are removed, it is over for everybody.',
  WaitUrl: 'What is heard until the call starts: sound, or TwiML. Empty: Twilio’s music.',
  WaitMethod: 'GET lets Twilio keep a sound file instead of fetching it each time.',
  MaxParticipants: 'Who comes when so many are there is turned away. Decided by the first person.',
  BeepOnExit: 'A tone tells everybody that they left.',
  Hold: 'They hear music in place of the call, and nobody hears them.',
  HoldUrl: 'What they hear on hold: sound, or TwiML.',
  HoldMethod: 'How Twilio asks for it.',
  AnnounceUrl: 'Sound, or TwiML, that only they hear.',
  AnnounceMethod: 'How Twilio asks for it.',

  Coaching: 'Only one person on the call hears them. It needs to be said whom.',
  CallSidToCoach: 'The CallSid of that person, who has to be on this call and not on hold.',

  Record: 'Their own line is recorded, also between one call and the next.',
  RecordingChannels: 'Both directions in one channel, or each in its own.',
  RecordingTrack: 'What they say, what they hear, or both.',
  Trim: 'Cut silence off the beginning and the end, or keep the recording as long as the call.',
  RecordingConfigurationId:
    'Settings for the recording that were made at Twilio, by their identifier.',

  ConferenceRecord: 'Everybody together is recorded from the start. Decided by the first person.',
  ConferenceTrim:
    'Cut silence off the beginning and the end, or keep the recording as long as the call.',

  StatusCallback: 'Twilio tells this address whether it rings, was answered, or why not.',
  StatusCallbackMethod: 'How Twilio calls that address.',
  StatusCallbackEvent: 'The moments of dialling of which it is told.',
  ConferenceStatusCallback:
    'Twilio tells this address who comes, leaves, speaks. Decided by the first person.',
  ConferenceStatusCallbackMethod: 'How Twilio calls that address.',
  ConferenceStatusCallbackEvent:
    'The happenings of which it is told. Earshot makes use of all of them.',
  RecordingStatusCallback: 'Twilio tells this address when the recording is ready, or failed.',
  RecordingStatusCallbackMethod: 'How Twilio calls that address.',
  RecordingStatusCallbackEvent: 'The moments of the recording of which it is told.',
  ConferenceRecordingStatusCallback:
    'Twilio tells this address when the recording is ready, or failed.',
  ConferenceRecordingStatusCallbackMethod: 'How Twilio calls that address.',
  ConferenceRecordingStatusCallbackEvent: 'The moments of the recording of which it is told.',

  MachineDetection:
    'Listens whether a person or a machine answers, at once or up to the end of its greeting.',
  MachineDetectionTimeout: 'If nothing is clear by then, the answer is “unknown”.',
  MachineDetectionSpeechThreshold: 'Who speaks longer than this at first is taken for a machine.',
  MachineDetectionSpeechEndThreshold: 'So much quiet after it means that the greeting is over.',
  MachineDetectionSilenceTimeout: 'So much quiet at first, and the answer is “unknown”.',
  AmdStatusCallback: 'Twilio tells this address whether a person or a machine answered.',
  AmdStatusCallbackMethod: 'How Twilio calls that address.',

  SipAuthUsername: 'With which the SIP address lets Twilio in.',
  SipAuthPassword: 'It is sent to Twilio and kept nowhere: not in presets, nor for dialling again.',
  Byoc: 'The identifier of a trunk of your own carrier, by which a telephone number is dialled.',
  ClientNotificationUrl: 'Has the client’s app woken by a notification when its phone is asleep.',

  CallerId: 'Shown in place of From where a client or a SIP phone is called.',
  CallerDisplayName: 'Stands beside the number on a SIP phone.',
  CallReason: 'Why you call, for phones that show branded calls.',
  CallToken: 'Proves that a call is passed on, so that the first caller’s number may be shown.',
  Passports: 'SHAKEN/STIR tokens that go with the call.',

  EmergencyCallerPosition: 'Coordinates of who calls for help.',
  EmergencyCallerLocation: 'Where in the building, such as a floor and a room.',
  EmergencyName: 'Whom the rescuers ask for.',
  EmergencyAddress: 'Where the rescuers go.',
  EmergencyZipCode: 'Of that address.',
  EmergencyCity: 'Of that address.',
  EmergencyState: 'Of that address, or its province.',
  EmergencyCountry: 'Of that address.',
};

import type { AccountNumbers } from '../account-numbers.ts';
import type { MachineDetection } from '../domain/answering-machine.ts';
import type { ConferenceTerms } from '../domain/conference.ts';
import type { DialSpec } from '../domain/floor.ts';
import type { RecordingSpec } from '../domain/recording.ts';
import { refuse } from '../domain/refusal.ts';
import type { HttpMethod, Subscription } from '../domain/subscription.ts';
import { checkCalled, checkCaller } from './dialled-numbers.ts';
import { readParams } from './param-kinds.ts';
import { CREATE_PARTICIPANT } from './participant-params.ts';

type Request = ReturnType<typeof readParams<typeof CREATE_PARTICIPANT>>;

/** What a request to dial a participant asks of the floor. Refuses what Twilio would refuse. */
export function dialSpec(params: URLSearchParams, numbers: AccountNumbers): DialSpec {
  const asked = readParams(CREATE_PARTICIPANT, params);
  const { From: from, To: to, Beep: beep = 'true' } = asked;
  if (from === undefined) throw refuse.noCallerNumber();
  if (to === undefined) throw refuse.noCalledNumber();
  checkCalled(to);
  checkCaller(from, to, asked.CallToken === undefined ? numbers : null);
  if (asked.CallerId !== undefined) checkCaller(asked.CallerId, to, numbers);
  checkSip(asked);
  if ((asked.Passports?.split(',').length ?? 0) > MOST_PASSPORTS) {
    throw refuse.invalidParameter('Passports', 'more than five');
  }
  return {
    from: asked.CallerId ?? from,
    to,
    label: asked.Label,
    muted: asked.Muted,
    coaching: asked.Coaching,
    callSidToCoach: asked.CallSidToCoach,
    startConferenceOnEnter: asked.StartConferenceOnEnter,
    endConferenceOnExit: asked.EndConferenceOnExit,
    beepOnEnter: beep === 'true' || beep === 'onEnter',
    beepOnExit: beep === 'true' || beep === 'onExit',
    waitSound: { url: asked.WaitUrl ?? null, method: asked.WaitMethod },
    timeout: milliseconds(asked.Timeout) ?? undefined,
    maxParticipants: asked.MaxParticipants,
    region: asked.Region,
    terms: termsOf(asked),
    progress: subscription(
      asked.StatusCallback,
      asked.StatusCallbackMethod,
      asked.StatusCallbackEvent,
    ),
    recording: asked.Record === true ? recordingOf(asked) : null,
    detection: detectionOf(asked),
    timeLimit: milliseconds(asked.TimeLimit),
    // A display name is for SIP addresses only.
    callerName: /^sips?:/.test(to) ? (asked.CallerDisplayName ?? null) : null,
    settings: settingsOf(asked),
  };
}

const MOST_PASSPORTS = 5;

function subscription<Event extends string>(
  url: string | undefined,
  method: HttpMethod,
  events: readonly Event[],
): Subscription<Event> | null {
  return url === undefined ? null : { url, method, events };
}

function milliseconds(seconds: number | undefined): number | null {
  return seconds === undefined ? null : seconds * 1_000;
}

function termsOf(asked: Request): ConferenceTerms {
  const recorded =
    asked.ConferenceRecord === 'true' || asked.ConferenceRecord === 'record-from-start';
  return {
    events: subscription(
      asked.ConferenceStatusCallback,
      asked.ConferenceStatusCallbackMethod,
      asked.ConferenceStatusCallbackEvent,
    ),
    recording: recorded
      ? {
          // Twilio mixes a conference into one channel.
          channels: 1,
          track: 'both',
          trim: asked.ConferenceTrim ?? 'trim-silence',
          configurationId: asked.RecordingConfigurationId ?? null,
          events: subscription(
            asked.ConferenceRecordingStatusCallback,
            asked.ConferenceRecordingStatusCallbackMethod,
            asked.ConferenceRecordingStatusCallbackEvent,
          ),
        }
      : null,
  };
}

function recordingOf(asked: Request): RecordingSpec {
  return {
    channels: asked.RecordingChannels === 'dual' ? 2 : 1,
    track: asked.RecordingTrack ?? 'both',
    trim: asked.Trim ?? 'trim-silence',
    configurationId: asked.RecordingConfigurationId ?? null,
    events: subscription(
      asked.RecordingStatusCallback,
      asked.RecordingStatusCallbackMethod,
      asked.RecordingStatusCallbackEvent,
    ),
  };
}

function detectionOf(asked: Request): MachineDetection | null {
  if (asked.MachineDetection === undefined) return null;
  const { AmdStatusCallback: url, AmdStatusCallbackMethod: method } = asked;
  return {
    mode: asked.MachineDetection,
    timeout: (asked.MachineDetectionTimeout ?? 30) * 1_000,
    speechThreshold: asked.MachineDetectionSpeechThreshold ?? 2_400,
    speechEndThreshold: asked.MachineDetectionSpeechEndThreshold ?? 1_200,
    silenceTimeout: asked.MachineDetectionSilenceTimeout ?? 5_000,
    callback: url === undefined ? null : { url, method },
  };
}

function checkSip({ SipAuthUsername: user, SipAuthPassword: password }: Request): void {
  if (user === undefined) return;
  if (password === undefined) throw refuse.sipPasswordMissing();
  if (!PRINTABLE.test(user)) throw refuse.sipUserIllegal();
  if (!PRINTABLE.test(password)) throw refuse.sipPasswordIllegal();
}

const PRINTABLE = /^[\x20-\x7e]+$/;

/**
 * What has no effect that a conference shows. The emergency details count only for an emergency
 * number, which nobody here can dial; passwords and tokens are not kept at all.
 */
function settingsOf(asked: Request): Record<string, string> {
  const kept = {
    EarlyMedia: String(asked.EarlyMedia ?? true),
    JitterBufferSize: asked.JitterBufferSize ?? 'large',
    // A trunk is taken for phone numbers only.
    Byoc: /^\+/.test(asked.To ?? '') ? asked.Byoc : undefined,
    CallReason: asked.CallReason,
    ClientNotificationUrl: asked.ClientNotificationUrl,
    EmergencyCallerPosition: asked.EmergencyCallerPosition,
    EmergencyCallerLocation: asked.EmergencyCallerLocation,
    EmergencyName: asked.EmergencyName,
    EmergencyAddress: asked.EmergencyAddress,
    EmergencyZipCode: asked.EmergencyZipCode,
    EmergencyCity: asked.EmergencyCity,
    EmergencyState: asked.EmergencyState,
    EmergencyCountry: asked.EmergencyCountry,
  };
  return Object.fromEntries(
    Object.entries(kept).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

import type { Call } from '../domain/call.ts';
import type { CallEvent } from '../domain/call-event.ts';
import type { CallEvent as CallProgress } from '../domain/subscription.ts';
import type { Callback, CallbackSender } from './callback.ts';

/** What Twilio tells of a call's progress, of who answered, and of recordings; null for nobody. */
export function callCallback(event: CallEvent, sender: CallbackSender): Callback | null {
  switch (event.type) {
    case 'call-progress':
      return progressCallback(event, sender);
    case 'call-answered-by':
      return answeredByCallback(event, sender);
    case 'recording-status':
      return recordingCallback(event, sender);
  }
}

type Of<Type extends CallEvent['type']> = Extract<CallEvent, { type: Type }>;

function progressCallback(
  { call, progress, sequenceNumber, at }: Of<'call-progress'>,
  { accountSid, date }: CallbackSender,
): Callback | null {
  const subscription = call.progress;
  if (subscription === null || !subscription.events.includes(progress)) return null;
  return {
    about: call.sid,
    event: progress,
    url: subscription.url,
    method: subscription.method,
    params: {
      CallSid: call.sid,
      AccountSid: accountSid,
      From: call.from,
      To: call.to,
      Caller: call.from,
      Called: call.to,
      CallStatus: statusIn(progress, call),
      ApiVersion: '2010-04-01',
      Direction: call.direction,
      Timestamp: date(at),
      CallbackSource: 'call-progress-events',
      SequenceNumber: String(sequenceNumber),
      ...(progress === 'completed' ? { ...durations(call), ...sipResponse(call) } : {}),
    },
  };
}

/** `answered` is told as `in-progress`; `completed` stands for every way in which a call ends. */
function statusIn(progress: CallProgress, call: Call): string {
  switch (progress) {
    case 'initiated':
    case 'ringing':
      return progress;
    case 'answered':
      return 'in-progress';
    case 'completed':
      return call.status;
  }
}

/** Seconds, and the minutes that have begun; nothing for a call that was not answered. */
function durations({ startTime, endTime }: Call): Record<string, string> {
  if (startTime === null || endTime === null) return {};
  const seconds = Math.round((endTime - startTime) / 1_000);
  return { CallDuration: String(seconds), Duration: String(Math.ceil(seconds / 60)) };
}

/** How the other end refused a call that was not answered. Whether Twilio always says so is not documented. */
function sipResponse({ status }: Call): Record<string, string> {
  const code = SIP_RESPONSES[status];
  return code === undefined ? {} : { SipResponseCode: code };
}

const SIP_RESPONSES: Readonly<Partial<Record<Call['status'], string>>> = {
  busy: '486',
  failed: '404',
  'no-answer': '487',
  canceled: '487',
};

function answeredByCallback(
  { call, took }: Of<'call-answered-by'>,
  { accountSid }: CallbackSender,
): Callback | null {
  const callback = call.detection?.callback ?? null;
  if (callback === null || call.answeredBy === null) return null;
  return {
    about: call.sid,
    event: call.answeredBy,
    ...callback,
    params: {
      CallSid: call.sid,
      AccountSid: accountSid,
      AnsweredBy: call.answeredBy,
      MachineDetectionDuration: String(took),
    },
  };
}

function recordingCallback(
  { recording, status }: Of<'recording-status'>,
  { accountSid, date, apiUrl }: CallbackSender,
): Callback | null {
  const { events: subscription, conferenceSid, callSid, sid } = recording;
  if (subscription === null || !subscription.events.includes(status)) return null;
  return {
    about: callSid ?? conferenceSid,
    event: status,
    url: subscription.url,
    method: subscription.method,
    params: {
      AccountSid: accountSid,
      ...(callSid === null ? { ConferenceSid: conferenceSid } : { CallSid: callSid }),
      RecordingSid: sid,
      RecordingUrl: `${apiUrl()}/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`,
      RecordingStatus: status,
      RecordingDuration: String(Math.round(recording.length / 1_000)),
      RecordingChannels: String(recording.channels),
      RecordingStartTime: date(recording.startTime),
      RecordingSource: callSid === null ? 'Conference' : 'OutboundAPI',
      ...(callSid === null ? {} : { RecordingTrack: recording.track }),
    },
  };
}

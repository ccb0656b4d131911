import twilio from 'twilio';
import type { ParticipantListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/conference/participant.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/index.ts';
import { createManualClock, type ManualClock } from '../../simulator/time/manual-clock.ts';

// Each parameter of the official package has its effect on the floor, or is kept where it has none.

type Options = ParticipantListInstanceCreateOptions;

let clock: ManualClock;
let simulator: Simulator;
let client: twilio.Twilio;

beforeEach(async () => {
  clock = createManualClock();
  simulator = await startSimulator({ clock });
  client = twilio(simulator.accountSid, simulator.authToken);
  client.api.baseUrl = simulator.url;
});

afterEach(() => simulator.close());

const create = (options: Partial<Options> = {}, conference = 'Support%201') =>
  client
    .conferences(conference)
    .participants.create({ from: simulator.callerId, to: '+12125550123', ...options });

/** What is on the floor some seconds after the participant was asked for. */
async function created(options: Partial<Options>) {
  const { callSid, conferenceSid } = await create(options);
  clock.advance(6_000);
  const { floor } = simulator;
  return {
    callSid,
    participant: floor.participant(callSid),
    call: floor.call(callSid),
    conference: floor.conference(conferenceSid),
  };
}

const subscription = { url: 'https://a.example/', method: 'GET' } as const;

const EFFECTS: readonly [name: string, options: Partial<Options>, on: object][] = [
  ['label', { label: 'Agent 1' }, { participant: { label: 'Agent 1' } }],
  ['muted', { muted: true }, { participant: { muted: true } }],
  ['beep', { beep: 'onExit' }, { participant: { beepOnEnter: false, beepOnExit: true } }],
  [
    'startConferenceOnEnter',
    { startConferenceOnEnter: false },
    { participant: { startConferenceOnEnter: false } },
  ],
  [
    'endConferenceOnExit',
    { endConferenceOnExit: true },
    { participant: { endConferenceOnExit: true } },
  ],
  [
    'waitUrl and waitMethod',
    { waitUrl: 'https://a.example/wait', waitMethod: 'GET' },
    { participant: { waitSound: { url: 'https://a.example/wait', method: 'GET' } } },
  ],
  ['an empty waitUrl', { waitUrl: '' }, { participant: { waitSound: { url: '' } } }],
  ['maxParticipants', { maxParticipants: 7 }, { conference: { maxParticipants: 7 } }],
  ['region', { region: 'ie1' }, { conference: { region: 'ie1' } }],
  [
    'statusCallback…',
    {
      statusCallback: subscription.url,
      statusCallbackMethod: 'GET',
      statusCallbackEvent: ['ringing'],
    },
    { call: { progress: { ...subscription, events: ['ringing'] } } },
  ],
  [
    'conferenceStatusCallback…',
    {
      conferenceStatusCallback: subscription.url,
      conferenceStatusCallbackMethod: 'GET',
      conferenceStatusCallbackEvent: ['join', 'leave'],
    },
    { conference: { terms: { events: { ...subscription, events: ['join', 'leave'] } } } },
  ],
  [
    'conferenceRecord, conferenceTrim, conferenceRecordingStatusCallback…',
    {
      conferenceRecord: 'true',
      conferenceTrim: 'do-not-trim',
      recordingConfigurationId: 'C1',
      conferenceRecordingStatusCallback: subscription.url,
      conferenceRecordingStatusCallbackMethod: 'GET',
      conferenceRecordingStatusCallbackEvent: ['absent'],
    },
    {
      conference: {
        terms: {
          recording: {
            trim: 'do-not-trim',
            configurationId: 'C1',
            events: { ...subscription, events: ['absent'] },
          },
        },
      },
    },
  ],
  [
    'record, recordingChannels, recordingTrack, trim, recordingStatusCallback…',
    {
      record: true,
      recordingChannels: 'dual',
      recordingTrack: 'inbound',
      trim: 'do-not-trim',
      recordingStatusCallback: subscription.url,
      recordingStatusCallbackMethod: 'GET',
      recordingStatusCallbackEvent: ['completed'],
    },
    {
      call: {
        recording: {
          channels: 2,
          track: 'inbound',
          trim: 'do-not-trim',
          events: { ...subscription, events: ['completed'] },
        },
      },
    },
  ],
  ['callerId', { callerId: '+12025550143' }, { call: { from: '+12025550143' } }],
  ['callToken', { from: '+19995550123', callToken: '{}' }, { call: { from: '+19995550123' } }],
  [
    'callerDisplayName',
    { to: 'sip:me@a.example', callerDisplayName: 'Support' },
    { call: { callerName: 'Support' } },
  ],
  [
    'machineDetection…',
    {
      machineDetection: 'DetectMessageEnd',
      machineDetectionTimeout: 20,
      machineDetectionSpeechThreshold: 3_000,
      machineDetectionSpeechEndThreshold: 900,
      machineDetectionSilenceTimeout: 4_000,
      amdStatusCallback: subscription.url,
      amdStatusCallbackMethod: 'GET',
    },
    {
      call: {
        detection: {
          mode: 'DetectMessageEnd',
          timeout: 20_000,
          speechThreshold: 3_000,
          speechEndThreshold: 900,
          silenceTimeout: 4_000,
          callback: subscription,
        },
      },
    },
  ],
  [
    'what has no effect that a conference shows',
    {
      earlyMedia: false,
      jitterBufferSize: 'small',
      byoc: `BY${'0'.repeat(32)}`,
      callReason: 'Training',
      clientNotificationUrl: 'https://a.example/push',
      emergencyName: 'A name of more than twenty letters',
      emergencyCountry: 'CA',
    },
    {
      call: {
        settings: {
          EarlyMedia: 'false',
          JitterBufferSize: 'small',
          Byoc: `BY${'0'.repeat(32)}`,
          CallReason: 'Training',
          ClientNotificationUrl: 'https://a.example/push',
          EmergencyName: 'A name of more than ',
          EmergencyCountry: 'CA',
        },
      },
    },
  ],
];

it.each(EFFECTS)('%s', async (_name, options, on) => {
  expect(await created(options)).toMatchObject(on);
});

it('keeps neither passwords nor tokens', async () => {
  const { call } = await created({
    to: 'sip:me@a.example',
    sipAuthUsername: 'me',
    sipAuthPassword: 'hidden-1',
    callToken: 'hidden-2',
  });
  expect(JSON.stringify(call)).not.toContain('hidden');
});

it('timeout has the five seconds that Twilio adds', async () => {
  const { callSid } = await create({ to: '+15005550102', timeout: 10 });
  clock.advance(15_000);
  expect(simulator.floor.call(callSid)?.status).toBe('ringing');
  clock.advance(1_000);
  expect(simulator.floor.call(callSid)?.status).toBe('no-answer');
});

it('timeLimit ends the call so long after the answer', async () => {
  const { callSid, call } = await created({ timeLimit: 30 });
  const answered = call?.startTime ?? 0;
  clock.advance(answered + 29_999 - clock.now());
  expect(simulator.floor.call(callSid)?.status).toBe('in-progress');
  clock.advance(1);
  expect(simulator.floor.call(callSid)?.status).toBe('completed');
});

it('coaching and callSidToCoach make a coach whom the coached alone hears', async () => {
  const { callSid: agent, conference } = await created({ label: 'Agent 1' });
  const { callSid: customer } = simulator.floor.join(conference?.sid ?? '');
  const { callSid: coach } = await create({ callSidToCoach: agent }, conference?.sid);
  clock.advance(6_000);
  expect(simulator.floor.participant(coach)).toMatchObject({ coaching: true });
  expect(simulator.floor.hears(agent, coach)).toBe(true);
  expect(simulator.floor.hears(customer, coach)).toBe(false);
});

it('holdUrl, holdMethod, waitUrl and waitMethod change what somebody hears', async () => {
  const { callSid, conference } = await created({ waitUrl: 'https://a.example/one' });
  const sid = conference?.sid ?? '';
  const { floor } = simulator;
  const participant = client.conferences(sid).participants(callSid);
  expect(floor.heardBy(callSid)).toEqual({
    kind: 'wait',
    sound: { url: 'https://a.example/one', method: 'POST' },
  });
  await participant.update({ waitUrl: 'https://a.example/two', waitMethod: 'GET' });
  expect(floor.heardBy(callSid)).toMatchObject({ sound: { url: 'https://a.example/two' } });
  floor.join(sid);
  expect(floor.heardBy(callSid)).toEqual({ kind: 'conference' });
  await participant.update({ hold: true, holdUrl: 'https://a.example/hold', holdMethod: 'POST' });
  expect(floor.heardBy(callSid)).toEqual({
    kind: 'hold',
    sound: { url: 'https://a.example/hold', method: 'POST' },
  });
  await participant.update({ hold: false, beepOnExit: false });
  expect(floor.participant(callSid)).toMatchObject({ hold: false, beepOnExit: false });
});

describe('Twilio’s limits', () => {
  const REFUSED: readonly [code: number, options: Partial<Options>][] = [
    [21201, { to: '' }],
    [21213, { from: '' }],
    [21211, { to: 'nobody' }],
    [21212, { from: 'client:me' }],
    [21210, { from: '+19995550123' }],
    [21210, { callerId: '+19995550123' }],
    [21217, { to: '+15005550001' }],
    [21214, { to: '+15005550002' }],
    [21215, { to: '+15005550003' }],
    [21216, { to: '+15005550004' }],
    [21208, { timeout: 601 }],
    [21205, { statusCallback: 'nowhere' }],
    [21205, { conferenceStatusCallback: 'ftp://a.example' }],
    [21209, { amdStatusCallbackMethod: 'PUT' }],
    [21221, { sipAuthUsername: 'x'.repeat(256), sipAuthPassword: 'y' }],
    [21222, { sipAuthUsername: 'ü', sipAuthPassword: 'y' }],
    [21223, { sipAuthUsername: 'x', sipAuthPassword: 'y'.repeat(256) }],
    [21224, { sipAuthUsername: 'x', sipAuthPassword: 'ü' }],
    [21225, { sipAuthUsername: 'x' }],
    [16024, { label: `CA${'0'.repeat(32)}` }],
    [16028, { callSidToCoach: `CA${'0'.repeat(32)}` }],
    [16028, { callSidToCoach: 'Agent 1' }],
    [20001, { beep: 'sometimes' }],
    [20001, { maxParticipants: 251 }],
    [20001, { maxParticipants: 1 }],
    [20001, { region: 'mars1' }],
    [20001, { conferenceRecord: 'maybe' }],
    [20001, { conferenceStatusCallbackEvent: ['join', 'dance'] }],
    [20001, { machineDetectionTimeout: 60 }],
    [20001, { machineDetectionSpeechThreshold: 999 }],
    [20001, { byoc: 'BY1' }],
    [20001, { callerDisplayName: 'x' }],
    [20001, { emergencyCountry: 'DE' }],
    [20001, { passports: 'a,b,c,d,e,f' }],
    [20001, { timeLimit: 0 }],
  ];
  it.each(REFUSED)('%i: %o', async (code, options) => {
    await expect(create(options)).rejects.toMatchObject({ status: 400, code });
    expect(simulator.floor.snapshot().conferences).toEqual([]);
  });

  it('takes several events in one value, with spaces', async () => {
    const { call } = await created({
      statusCallback: subscription.url,
      statusCallbackEvent: ['initiated ringing'],
    });
    expect(call?.progress?.events).toEqual(['initiated', 'ringing']);
  });
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CREATE_PARAMETERS } from '../../common/participant-parameters/create-parameters.ts';
import {
  type GatewayStage,
  openSupervisedCall,
  startGateway,
} from '../support/relay/gateway-stage.ts';

/* What passes through the gateway when somebody is added to a call. */

const ME = 'Anna Berg';
let folder: string;
let stage: GatewayStage;
let token: string;
let conference: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-audit-'));
  stage = await startGateway({ dataFolder: folder });
  token = await stage.token(ME, 'admin');
  ({ conference } = openSupervisedCall(stage.simulator, ME, 'Billing'));
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

const callbacks = () => `${stage.url}/callbacks/`;
const WHO = { To: '+14155550123', From: '+15005550006' };

async function add(form: Readonly<Record<string, string>> | string, place = conference) {
  const before = stage.simulator.requests.list().length;
  const answer = await stage.ask(token, { path: `Conferences/${place}/Participants.json`, form });
  return { answer, passed: stage.simulator.requests.list().slice(before) };
}

describe('the parameters', () => {
  it('pass all, as they were sent', async () => {
    const values: Readonly<Record<string, string | readonly string[]>> = {
      ...WHO,
      To: 'sip:desk@north.example',
      Label: 'Tier 3',
      Timeout: '20',
      TimeLimit: '600',
      EarlyMedia: 'false',
      JitterBufferSize: 'off',
      CallReason: 'Order 4411',
      CallToken: 'eyJhbGciOi.J9.token',
      ClientNotificationUrl: 'https://example.com/push',
      Muted: 'true',
      Beep: 'onExit',
      StartConferenceOnEnter: 'false',
      EndConferenceOnExit: 'true',
      WaitUrl: '',
      WaitMethod: 'GET',
      MaxParticipants: '12',
      Region: 'ie1',
      Coaching: 'false',
      CallSidToCoach: `CA${'1'.repeat(32)}`,
      Record: 'true',
      RecordingChannels: 'dual',
      RecordingTrack: 'inbound',
      Trim: 'do-not-trim',
      RecordingStatusCallback: `${callbacks()}recording`,
      RecordingStatusCallbackMethod: 'GET',
      RecordingStatusCallbackEvent: ['in-progress', 'completed'],
      RecordingConfigurationId: 'short',
      ConferenceRecord: 'record-from-start',
      ConferenceTrim: 'do-not-trim',
      ConferenceRecordingStatusCallback: `${callbacks()}recording`,
      ConferenceRecordingStatusCallbackMethod: 'POST',
      ConferenceRecordingStatusCallbackEvent: ['completed', 'failed'],
      StatusCallback: `${callbacks()}call`,
      StatusCallbackMethod: 'POST',
      StatusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
      ConferenceStatusCallback: `${callbacks()}conference`,
      ConferenceStatusCallbackMethod: 'POST',
      ConferenceStatusCallbackEvent: ['start', 'end', 'join'],
      MachineDetection: 'DetectMessageEnd',
      MachineDetectionTimeout: '20',
      MachineDetectionSpeechThreshold: '2000',
      MachineDetectionSpeechEndThreshold: '1000',
      MachineDetectionSilenceTimeout: '4000',
      AmdStatusCallback: `${callbacks()}call`,
      AmdStatusCallbackMethod: 'POST',
      SipAuthUsername: 'desk',
      SipAuthPassword: 'geheim & more',
      Byoc: `BY${'2'.repeat(32)}`,
      CallerId: '+14155550100',
      CallerDisplayName: 'Head office',
      Passports: 'eyJhbGci.geheim,Zm9v',
      EmergencyCallerPosition: '51.5 -0.1',
      EmergencyCallerLocation: 'Second floor',
      EmergencyName: 'Anna',
      EmergencyAddress: '1 Main St',
      EmergencyZipCode: '94105',
      EmergencyCity: 'San Francisco',
      EmergencyState: 'CA',
      EmergencyCountry: 'US',
    };
    expect(Object.keys(values).toSorted()).toEqual(Object.keys(CREATE_PARAMETERS).toSorted());
    const form = new URLSearchParams(
      Object.entries(values).flatMap(([name, value]) =>
        (typeof value === 'string' ? [value] : value).map((one) => [name, one]),
      ),
    );
    const { answer, passed } = await add(form.toString());
    expect(answer.status, answer.text).toBe(201);
    expect(passed.map(({ params }) => params)).toEqual([values]);
  });

  it.each([
    ['callbacks to somebody else', { StatusCallback: 'https://example.com/callbacks/call' }],
    ['of recordings, too', { RecordingStatusCallback: 'https://example.com/', Record: 'true' }],
    ['callbacks with a story of their own', { AmdStatusCallback: 'CALLBACKS?CallStatus=busy' }],
    [
      'a notification that the relay would take for a callback',
      { ClientNotificationUrl: 'CALLBACKS' },
    ],
    ['music that is one of its callbacks', { WaitUrl: 'CALLBACKS' }],
    ['a switch that Twilio reads otherwise', { Muted: 'yes' }],
    ['a number that is none', { To: 'nobody' }],
    ['a time beyond Twilio’s', { Timeout: '601' }],
    ['what Twilio may know and we do not', { Surprise: 'true' }],
  ])('do not pass: %s', async (_, form) => {
    const values = Object.entries(form).map(([name, value]) => [
      name,
      value.replace('CALLBACKS', `${callbacks()}call`),
    ]);
    const { answer, passed } = await add({ ...WHO, ...Object.fromEntries(values) });
    expect(answer.status).toBe(400);
    expect(passed).toEqual([]);
  });

  it('do not pass twice, but for lists', async () => {
    const { answer } = await add(`${new URLSearchParams(WHO)}&Muted=true&Muted=false`);
    expect(answer.status).toBe(400);
  });

  it('that are secret are in no line of the audit log', async () => {
    stage.simulator.faults.add({
      kind: 'answer',
      status: 400,
      code: 32_000,
      message: 'No password geheim & more',
      times: 1,
    });
    const sip = { ...WHO, To: 'sip:desk@north.example', SipAuthUsername: 'desk' };
    await add({ ...sip, SipAuthPassword: 'geheim & more' });
    const text = await readFile(path.join(folder, 'audit.jsonl'), 'utf8');
    expect(text).toContain('"SipAuthUsername":"desk"');
    expect(text).not.toContain('geheim');
  });
});

describe('a name for a new conference', () => {
  it('passes, percent-encoded', async () => {
    const name = 'Début #1?%2F&.json';
    const { answer, passed } = await add(WHO, encodeURIComponent(name));
    expect(answer.status, answer.text).toBe(201);
    expect(passed[0]?.url).toContain(`/Conferences/${encodeURIComponent(name)}/Participants.json`);
    const sid: string = JSON.parse(answer.text).conference_sid;
    expect(stage.simulator.floor.conference(sid)?.friendlyName).toBe(name);
  });

  it.each([
    ['a dot', '%2E'],
    ['two dots', '%2e%2E'],
    ['a slash', 'a%2Fb'],
    ['a backslash', 'a%5Cb'],
    ['a space at its end', 'a%20'],
    ['a line break', 'a%0Ab'],
    ['too many characters', 'a'.repeat(129)],
    ['broken escapes', 'a%ZZ'],
  ])('with %s does not pass', async (_, place) => {
    const { answer, passed } = await add(WHO, place);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(passed).toEqual([]);
  });

  it.each([
    ['GET', 'Conferences/Billing/Participants.json'],
    ['DELETE', 'Conferences/Billing/Participants.json'],
    ['POST', 'Conferences/Billing.json'],
    ['POST', `Conferences/Billing/Participants/CA${'1'.repeat(32)}.json`],
  ])('is taken for nothing else (%s %s)', async (method, where) => {
    const form = method === 'POST' ? { form: { Status: 'completed' } } : {};
    const before = stage.simulator.requests.list().length;
    const { status } = await stage.ask(token, { method, path: where, ...form });
    expect([403, 405]).toContain(status);
    expect(stage.simulator.requests.list()).toHaveLength(before);
  });
});

it('the numbers of the account pass without how they are set up', async () => {
  const numbers = await stage.ask(token, { path: 'IncomingPhoneNumbers.json?PageSize=1000' });
  expect(JSON.parse(numbers.text)).toEqual({
    incoming_phone_numbers: [
      { phone_number: '+14155550100', friendly_name: 'Hotline', capabilities: { voice: true } },
      {
        phone_number: '+15005550006',
        friendly_name: 'Rehearsal line',
        capabilities: { voice: true },
      },
    ],
  });
  const verified = await stage.ask(token, { path: 'OutgoingCallerIds.json?PageSize=1000' });
  expect(JSON.parse(verified.text)).toEqual({
    outgoing_caller_ids: [{ phone_number: '+12025550143', friendly_name: 'Head office' }],
  });
});

import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/index.ts';
import { createManualClock, type ManualClock } from '../../simulator/time/manual-clock.ts';
import {
  type CallbackReceiver,
  type Received,
  startReceiver,
} from '../support/twilio/callback-receiver.ts';

// What a customer's server gets to hear, and Twilio's own package checks every signature.

const MINUTE = 60_000;

let clock: ManualClock;
let receiver: CallbackReceiver;
let simulator: Simulator;

beforeEach(async () => {
  clock = createManualClock();
  receiver = await startReceiver(() => simulator.authToken);
  await start();
});

afterEach(async () => {
  await simulator.close();
  await receiver.close();
});

async function start(options: SimulatorOptions = {}): Promise<void> {
  await simulator?.close();
  simulator = await startSimulator({ clock, callbackUrl: `${receiver.url}/events`, ...options });
}

function client() {
  const sdk = twilio(simulator.accountSid, simulator.authToken);
  sdk.api.baseUrl = simulator.url;
  return sdk;
}

/** In the order in which they were made; HTTP does not keep it. */
async function told(about?: string): Promise<readonly Received[]> {
  await simulator.callbacks.settled();
  return receiver.received
    .filter(({ params }) => about === undefined || Object.values(params).includes(about))
    .toSorted((a, b) => Number(a.params.SequenceNumber) - Number(b.params.SequenceNumber));
}

const names = (received: readonly Received[]) =>
  received.map(({ params }) => params.StatusCallbackEvent ?? params.CallStatus);

describe('a conference', () => {
  it('tells all that happens, in numbers without gaps', async () => {
    const { sid, participants } = simulator.floor.openConference({
      friendlyName: 'Support 1',
      participants: [{ label: 'Agent 1' }, {}],
    });
    const [agent = '', customer = ''] = participants.map(({ callSid }) => callSid);
    const { floor } = simulator;
    floor.speak(agent, true);
    floor.change(agent, { muted: true });
    floor.change(agent, { muted: false });
    floor.change(customer, { hold: true });
    floor.change(customer, { hold: false });
    floor.change(agent, { endConferenceOnExit: true });
    floor.announce({
      conferenceSid: sid,
      callSid: null,
      url: 'https://a.example/x',
      method: 'GET',
    });
    clock.advance(10_000);
    floor.leave(agent);

    const received = await told(sid);
    expect(names(received)).toEqual([
      'participant-join',
      'participant-join',
      'conference-start',
      'participant-speech-start',
      'participant-speech-stop',
      'participant-mute',
      'participant-unmute',
      'participant-hold',
      'participant-unhold',
      'participant-modify',
      'announcement-end',
      'participant-leave',
      'participant-leave',
      'conference-end',
    ]);
    expect(received.map(({ params }) => Number(params.SequenceNumber))).toEqual(
      received.map((_, index) => index + 1),
    );
    expect(received.every(({ genuine, method }) => genuine && method === 'POST')).toBe(true);
    expect(received[0]?.headers['content-type']).toBe(
      'application/x-www-form-urlencoded; charset=UTF-8',
    );
    expect(received.at(-3)?.params).toEqual({
      ConferenceSid: sid,
      FriendlyName: 'Support 1',
      AccountSid: simulator.accountSid,
      SequenceNumber: '12',
      Timestamp: 'Mon, 06 Jan 2025 09:00:10 +0000',
      StatusCallbackEvent: 'participant-leave',
      CallSid: agent,
      Muted: 'false',
      Hold: 'false',
      Coaching: 'false',
      EndConferenceOnExit: 'true',
      StartConferenceOnEnter: 'true',
      ParticipantLabel: 'Agent 1',
      ParticipantCallStatus: 'completed',
      ReasonParticipantLeft: 'participant_hung_up',
    });
    expect(received.at(-1)?.params).toMatchObject({
      CallSidEndingConference: agent,
      ParticipantLabelEndingConference: 'Agent 1',
      ReasonConferenceEnded: 'participant-with-end-conference-on-exit-left',
      Reason: expect.any(String),
    });
  });

  it('tells the first participant’s URL what the first participant asked for, and nobody else', async () => {
    await start({ callbackUrl: undefined });
    const { participants } = client().conferences('Ad%20hoc');
    const leg = (path: string, events: string[]) =>
      participants.create({
        from: simulator.callerId,
        to: '+12125550123',
        conferenceStatusCallback: `${receiver.url}${path}`,
        conferenceStatusCallbackMethod: 'GET',
        conferenceStatusCallbackEvent: events,
      });
    const first = await leg('/first?tenant=7', ['join', 'mute']);
    clock.advance(6_000);
    await leg('/second', ['start', 'end', 'join', 'leave']);
    clock.advance(6_000);
    simulator.floor.change(first.callSid, { muted: true });
    simulator.floor.endConference(first.conferenceSid);

    const received = await told();
    expect(names(received)).toEqual(['participant-join', 'participant-join', 'participant-mute']);
    for (const { method, path, genuine } of received) {
      expect([method, genuine]).toEqual(['GET', true]);
      expect(path).toMatch(/^\/first\?tenant=7&ConferenceSid=/);
    }
  });

  it('is told of by start and end alone when REST names no events', async () => {
    await start({ callbackUrl: undefined });
    const { participants } = client().conferences('Ad%20hoc');
    const spec = {
      from: simulator.callerId,
      to: '+12125550123',
      conferenceStatusCallback: receiver.url,
    };
    const { conferenceSid } = await participants.create(spec);
    await participants.create(spec);
    clock.advance(6_000);
    simulator.floor.endConference(conferenceSid);
    expect(names(await told())).toEqual(['conference-start', 'conference-end']);
  });

  it('does not tell of an announcement that leads nowhere, and says when Twilio itself failed', async () => {
    const { sid } = simulator.floor.openConference({ friendlyName: 'A', participants: [{}, {}] });
    const announce = (url: string) =>
      simulator.floor.announce({ conferenceSid: sid, callSid: null, url, method: 'GET' });
    announce('https://nobody.invalid/x.mp3');
    clock.advance(MINUTE);
    expect(names(await told()).filter((name) => name?.startsWith('announcement'))).toEqual([]);

    simulator.faults.add({ kind: 'announcement' });
    announce('https://a.example/x.mp3');
    clock.advance(MINUTE);
    expect((await told()).at(-1)?.params).toMatchObject({
      StatusCallbackEvent: 'announcement-fail',
      AnnounceUrl: 'https://a.example/x.mp3',
      ReasonAnnouncementFailed: expect.any(String),
    });
  });
});

describe('a call', () => {
  const progress = () => ({
    from: simulator.callerId,
    statusCallback: `${receiver.url}/progress`,
    statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
  });

  it('tells its progress from 0 on', async () => {
    await start({ callbackUrl: undefined });
    const { callSid } = await client()
      .conferences('Ad%20hoc')
      .participants.create({ ...progress(), to: '+12125550123' });
    clock.advance(6_000);
    clock.advance(64_000);
    simulator.floor.leave(callSid);
    const received = await told();
    expect(received.map(({ params }) => [params.SequenceNumber, params.CallStatus])).toEqual([
      ['0', 'initiated'],
      ['1', 'ringing'],
      ['2', 'in-progress'],
      ['3', 'completed'],
    ]);
    expect(received.every(({ genuine }) => genuine)).toBe(true);
    expect(received.at(-1)?.params).toMatchObject({
      CallSid: callSid,
      From: simulator.callerId,
      To: '+12125550123',
      Direction: 'outbound-api',
      CallbackSource: 'call-progress-events',
      CallDuration: expect.stringMatching(/^6\d$/),
      Duration: '2',
    });
  });

  it.each([
    ['+15005550101', 'busy'],
    ['+15005550102', 'no-answer'],
    ['+15005550103', 'failed'],
  ])('to %s ends as %s', async (to, status) => {
    await start({ callbackUrl: undefined });
    await client()
      .conferences('Ad%20hoc')
      .participants.create({ ...progress(), to, timeout: 30 });
    clock.advance(40_000);
    expect((await told()).at(-1)?.params.CallStatus).toBe(status);
  });

  it('tells who answered', async () => {
    await start({ callbackUrl: undefined });
    const { participants } = client().conferences('Ad%20hoc');
    const dial = (to: string, machineDetection: string) =>
      participants.create({
        from: simulator.callerId,
        to,
        machineDetection,
        amdStatusCallback: `${receiver.url}/amd`,
      });
    const machine = await dial('+15005550107', 'Enable');
    const greeted = await dial('+15005550107', 'DetectMessageEnd');
    const silent = await dial('+15005550109', 'Enable');
    const human = await dial('+12125550123', 'Enable');
    clock.advance(30_000);
    await simulator.callbacks.settled();
    const found = Object.fromEntries(
      receiver.received.map(({ params }) => [params.CallSid, params.AnsweredBy]),
    );
    expect(found).toEqual({
      [machine.callSid]: 'machine_start',
      [greeted.callSid]: 'machine_end_beep',
      [silent.callSid]: 'unknown',
      [human.callSid]: 'human',
    });
    expect((await client().calls(machine.callSid).fetch()).answeredBy).toBe('machine_start');
  });
});

it('a recording tells how it goes on', async () => {
  await start({ callbackUrl: undefined });
  const { participants } = client().conferences('Ad%20hoc');
  const spec = {
    from: simulator.callerId,
    to: '+12125550123',
    conferenceRecord: 'record-from-start',
    conferenceRecordingStatusCallback: `${receiver.url}/recordings`,
    conferenceRecordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
  };
  const { conferenceSid } = await participants.create(spec);
  await participants.create({ ...spec, record: true });
  clock.advance(6_000);
  clock.advance(42_000);
  simulator.floor.endConference(conferenceSid);
  clock.advance(5_000);
  await simulator.callbacks.settled();
  const byStatus = new Map(receiver.received.map((one) => [one.params.RecordingStatus, one]));
  expect([...byStatus.keys()].sort()).toEqual(['completed', 'in-progress']);
  expect(byStatus.get('completed')?.params).toMatchObject({
    ConferenceSid: conferenceSid,
    RecordingSid: expect.stringMatching(/^RE[0-9a-f]{32}$/),
    RecordingDuration: expect.stringMatching(/^4\d$/),
    RecordingChannels: '1',
    RecordingSource: 'Conference',
  });
  expect(receiver.received.every(({ genuine }) => genuine)).toBe(true);
});

it('every callback of a stormy quarter of an hour is genuine by the official package', async () => {
  await start({ scenario: 'storm', conferences: 4 });
  for (let minute = 0; minute < 15; minute++) {
    clock.advance(MINUTE);
    await simulator.callbacks.settled();
  }
  expect(receiver.received.length).toBeGreaterThan(300);
  expect(receiver.received.filter(({ genuine }) => !genuine)).toEqual([]);

  const numbers = new Map<string, number[]>();
  for (const { params } of receiver.received) {
    const { ConferenceSid: sid, SequenceNumber: number } = params;
    if (sid !== undefined) numbers.set(sid, [...(numbers.get(sid) ?? []), Number(number)]);
  }
  for (const one of numbers.values()) {
    const ascending = one.toSorted((a, b) => a - b);
    // Calls that were under way when the scene opened have told something before.
    expect(ascending).toEqual(one.map((_, index) => (ascending[0] ?? 1) + index));
  }
});

describe('on the way', () => {
  const join = (name = 'Support 1') => simulator.floor.join(name).callSid;

  it('what could not connect is tried once more, and then given up', async () => {
    await receiver.close();
    join();
    await simulator.callbacks.settled();
    expect(simulator.callbacks.list()).toMatchObject([
      { outcome: { kind: 'failed', reason: 'ECONNREFUSED', attempts: 2 } },
    ]);
  });

  it('a server error is not repeated: the event is lost', async () => {
    await receiver.close();
    receiver = await startReceiver(
      () => simulator.authToken,
      (_received, response) => void response.writeHead(503).end(),
    );
    await start();
    join();
    await simulator.callbacks.settled();
    expect(receiver.received).toHaveLength(1);
    expect(simulator.callbacks.list()).toMatchObject([
      { outcome: { kind: 'answered', status: 503, attempts: 1 } },
    ]);
  });

  it('what is not answered in time is broken off, and not repeated', async () => {
    await receiver.close();
    receiver = await startReceiver(
      () => simulator.authToken,
      () => {},
    );
    await start({ callbackLimit: 200 });
    join();
    await simulator.callbacks.settled();
    expect(receiver.received).toHaveLength(1);
    expect(simulator.callbacks.list()).toMatchObject([
      { outcome: { kind: 'failed', reason: 'no answer in time', attempts: 1 } },
    ]);
  });

  it('a redirect loses the parameters', async () => {
    await receiver.close();
    receiver = await startReceiver(
      () => simulator.authToken,
      ({ path }, response) => {
        if (path === '/elsewhere') response.writeHead(204).end();
        else response.writeHead(302, { Location: '/elsewhere' }).end();
      },
    );
    await start();
    join();
    await simulator.callbacks.settled();
    expect(receiver.received).toMatchObject([
      { method: 'POST', path: '/events', genuine: true },
      { method: 'GET', path: '/elsewhere', params: {}, genuine: true },
    ]);
  });

  it('is duplicated, dropped, delayed, overtaken, unpadded and forged on demand', async () => {
    const { faults } = simulator;
    faults.add({ kind: 'callback', effect: 'duplicate', times: 1 });
    join('Twice');
    expect(await told()).toHaveLength(2);

    faults.add({ kind: 'callback', effect: 'drop', times: 1 });
    join('Never');
    expect(await told()).toHaveLength(2);
    expect(simulator.callbacks.list().at(-1)?.outcome).toEqual({ kind: 'dropped' });

    faults.add({ kind: 'callback', effect: 'delay', ms: 5_000, times: 1 });
    join('Late');
    clock.advance(4_999);
    expect(await told()).toHaveLength(2);
    clock.advance(1);
    expect(await told()).toHaveLength(3);

    faults.add({ kind: 'callback', effect: 'unpadded-day', times: 1 });
    join('Unpadded');
    expect((await told()).map(({ params }) => params.Timestamp)).toContain(
      'Mon, 6 Jan 2025 09:00:05 +0000',
    );

    faults.add({ kind: 'callback', effect: 'reorder', event: 'participant-mute' });
    simulator.callbacks.clear();
    const overtaken = join('Overtaken');
    simulator.floor.change(overtaken, { muted: true, hold: true });
    const sent = simulator.callbacks.list().map(({ event }) => event);
    expect(sent).toEqual(['participant-join', 'participant-hold', 'participant-mute']);
    expect((await told()).every(({ genuine }) => genuine)).toBe(true);
  });

  it('what is overtaken by nothing goes on its own after three seconds', async () => {
    simulator.faults.add({ kind: 'callback', effect: 'reorder' });
    join();
    clock.advance(2_999);
    expect(await told()).toEqual([]);
    clock.advance(1);
    expect(names(await told())).toEqual(['participant-join']);
  });

  it('a forgery comes beside the real one, and only its signature gives it away', async () => {
    simulator.faults.add({ kind: 'callback', effect: 'forge' });
    join();
    const received = await told();
    expect(received.map(({ genuine, params }) => [params.StatusCallbackEvent, genuine])).toEqual(
      expect.arrayContaining([
        ['participant-join', true],
        ['conference-end', false],
      ]),
    );
    expect(simulator.callbacks.list().map(({ forged }) => forged)).toEqual([true, false]);
  });

  it('nothing is sent any more once the simulator is closed', async () => {
    simulator.faults.add({ kind: 'callback', effect: 'delay', ms: 1_000 });
    join();
    await simulator.close();
    clock.advance(MINUTE);
    expect(await told()).toEqual([]);
  });

  it('carries the time of a clock that is off', async () => {
    simulator.faults.add({ kind: 'clock', ms: -3 * MINUTE });
    join();
    expect((await told())[0]?.params.Timestamp).toBe('Mon, 06 Jan 2025 08:57:00 +0000');
  });
});

it('the receiver can tell: one changed letter and the package says no', async () => {
  simulator.floor.join('Support 1');
  const [one] = await told();
  if (one === undefined) throw new Error('Nothing came');
  const signature = String(one.headers['x-twilio-signature']);
  const check = (params: Record<string, string>) =>
    twilio.validateRequest(simulator.authToken, signature, `${receiver.url}${one.path}`, params);
  expect(check({ ...one.params })).toBe(true);
  expect(check({ ...one.params, Muted: 'true' })).toBe(false);
});

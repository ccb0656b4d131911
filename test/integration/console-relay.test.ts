import { createHash, createHmac } from 'node:crypto';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ok } from '../../common/failure.ts';
import { type Profile, profileSchema } from '../../common/ipc/profile.ts';
import { conferenceSidSchema } from '../../common/model/sid.ts';
import { createSessionService, type SessionService } from '../../main/core/session-service.ts';
import { createRelay } from '../../main/relay/relay.ts';
import { relayAddressOf } from '../../main/relay/relay-address.ts';
import { systemClock } from '../../main/system-clock.ts';
import { twilioBaseUrl } from '../../main/twilio/base-url.ts';
import { createTwilioClient } from '../../main/twilio/client.ts';
import { openCall } from '../support/console/billing-call.ts';
import {
  type AccountWithRelay,
  startAccountWithRelay,
} from '../support/relay/account-with-relay.ts';
import { type ListeningConsole, listenTo } from '../support/relay/listening-console.ts';

// Simulator, relay in a process of its own, and the console's side, over real HTTP and sockets.

const callAnswerSchema = z.object({ conference_sid: z.string(), call_sid: z.string() });

let stage: AccountWithRelay;

beforeEach(async () => {
  stage = await startAccountWithRelay();
}, 30_000);

afterEach(() => stage.close());

const settled = () => stage.simulator.callbacks.settled();

describe('the events of an account', () => {
  let console: ListeningConsole;

  beforeEach(async () => {
    const { url, account } = stage;
    console = listenTo({ url, token: await stage.token(), account });
    await vi.waitFor(() => expect(console.news).toEqual(['up']));
  });

  afterEach(() => console.close());

  const told = () => console.events.map(({ type }) => type);

  it('that a console missed without its network are told when it is back, each once', async () => {
    const { simulator, network } = stage;
    const call = openCall(simulator);
    await vi.waitFor(() => expect(console.events).toHaveLength(4));
    network.cut();
    await vi.waitFor(() => expect(console.news.at(-1)).toBe('down'));
    simulator.floor.change(call.agent, { muted: true });
    simulator.floor.change(call.agent, { muted: false });
    simulator.floor.leave(call.tier2);
    await settled();
    network.mend();
    await vi.waitFor(() => expect(console.news.at(-1)).toBe('resumed'), 10_000);
    expect(told().slice(4)).toEqual([
      'participant-mute',
      'participant-unmute',
      'participant-leave',
    ]);
    expect(console.news.filter((one) => one !== 'down')).toEqual(['up', 'resuming', 'resumed']);
  });

  it('are told anew from the life of the relay that follows, and everything is read', async () => {
    const { simulator, relay } = stage;
    const call = openCall(simulator);
    await vi.waitFor(() => expect(console.events).toHaveLength(4));
    await relay.stop('SIGKILL');
    await vi.waitFor(() => expect(console.news.at(-1)).toBe('down'));
    expect(console.downs.at(-1)).toMatchObject({ code: 'unreachable' });
    await relay.start();
    await vi.waitFor(() => expect(console.news.at(-1)).toBe('up'), 10_000);
    simulator.floor.change(call.agent, { muted: true });
    await vi.waitFor(() => expect(told().slice(4)).toEqual(['participant-mute']));
  }, 30_000);

  it('tell whose recording has begun or ended, and no more of it', async () => {
    const { simulator, relay, account } = stage;
    const address = `${simulator.url}/2010-04-01/Accounts/${account}/Conferences/Recorded`;
    const answer = await request(`${address}/Participants.json`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${account}:${simulator.authToken}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams([
        ['To', '+14155550123'],
        ['From', simulator.callerId],
        ['ConferenceRecord', 'true'],
        ['ConferenceRecordingStatusCallback', `http://127.0.0.1:${relay.port}/callbacks/recording`],
        ['ConferenceRecordingStatusCallbackEvent', 'in-progress completed'],
      ]).toString(),
    });
    const dialled = callAnswerSchema.parse(await answer.body.json());
    const { conference_sid: sid, call_sid: first } = dialled;
    // Who is first on the call decides whether it is recorded.
    const isThere = () => expect(simulator.floor.participant(first)?.status).toBe('connected');
    await vi.waitFor(isThere, 10_000);
    simulator.floor.join(sid, { from: '+14155550177' });
    await vi.waitFor(() => expect(console.news).toContain(`recording ${sid}`), 10_000);
    expect(JSON.stringify([console.news, console.events])).not.toMatch(/RE[0-9a-f]{32}/);
  }, 30_000);

  it('hint at a conference where Twilio’s event streams speak of it', async () => {
    const { simulator, relay, account } = stage;
    const { sid } = openCall(simulator);
    const body = JSON.stringify([
      {
        specversion: '1.0',
        type: 'com.twilio.voice.insights.conference-summary.partial',
        source: 'test',
        id: 'EZ1',
        time: '2026-01-01T00:00:00Z',
        data: { conference_sid: sid, account_sid: account },
      },
    ]);
    const hash = createHash('sha256').update(body).digest('hex');
    const url = `http://127.0.0.1:${relay.port}/callbacks/event-streams/${account}?bodySHA256=${hash}`;
    const signature = createHmac('sha1', simulator.authToken).update(url).digest('base64');
    const headers = { 'content-type': 'application/json', 'x-twilio-signature': signature };
    const answer = await request(url, { method: 'POST', headers, body });
    expect(answer.statusCode).toBe(204);
    await vi.waitFor(() => expect(console.news).toContain(`hint ${sid}`));
  });
});

it('a relay that does not let the console in says why, and is tried again', async () => {
  const { url, account } = stage;
  const another = listenTo({ url, token: await stage.token('agent'), account });
  await vi.waitFor(() => expect(another.downs).toMatchObject([{ code: 'forbidden' }]));
  another.close();
  const nobody = listenTo({ url, token: 'nonsense', account });
  await vi.waitFor(() => expect(nobody.downs).toMatchObject([{ code: 'unauthorized' }]));
  expect(nobody.news).toEqual(['down']);
  nobody.close();
});

describe('a session', () => {
  let session: SessionService;

  async function open(gateway: boolean): Promise<void> {
    const { simulator, relay, account } = stage;
    // The network that can be cut takes requests before it knows whether it can pass them on.
    const url = gateway ? `http://127.0.0.1:${relay.port}` : stage.url;
    const profile: Profile = profileSchema.parse({
      id: 'profile1',
      name: 'North support',
      accountSid: account,
      apiKeySid: gateway ? null : simulator.apiKeySid,
      ...(gateway ? {} : { secret: simulator.apiKeySecret }),
      region: null,
      edge: null,
      baseUrl: null,
      endpoint: simulator.supervisorEndpoint,
      callerId: simulator.callerId,
      supervisorName: 'Alex',
      relay: { url, gateway },
      relayToken: await stage.token(),
    });
    const address = relayAddressOf(profile, 'abc123');
    const baseUrl = twilioBaseUrl({ custom: gateway ? url : simulator.url });
    if (address === null || !baseUrl.ok) throw new Error('no address');
    session = createSessionService({
      connect: () =>
        ok(
          createTwilioClient({
            baseUrl: baseUrl.value,
            accountSid: account,
            clock: systemClock,
            ...(gateway
              ? { relayToken: address.token }
              : { username: simulator.apiKeySid, password: simulator.apiKeySecret }),
          }),
        ),
      clock: systemClock,
      consoleId: 'abc123',
      newEpoch: () => 'epoch',
      onSession: () => undefined,
      onPatch: () => undefined,
      onAlarm: () => undefined,
      history: { record: () => undefined },
    });
    const report = (message: string) => {
      throw new Error(message);
    };
    const { events: source } = createRelay({ address, clock: systemClock, report });
    await session.open('account', profile, source);
  }

  afterEach(() => session.close());

  function call() {
    const snapshot = session.snapshot();
    return snapshot.ok ? snapshot.value.conferences[0] : undefined;
  }
  const events = () => {
    const state = session.state();
    return state.state === 'active' ? state.link.events.state : null;
  };
  const isMuted = (callSid: string) =>
    call()?.participants.find((participant) => participant.callSid === callSid)?.muted;

  /** A call that events keep true. */
  async function healthyCall() {
    const { simulator } = stage;
    await vi.waitFor(() => expect(events()).toBe('live'));
    const opened = openCall(simulator);
    await vi.waitFor(() => expect(call()?.conference.events).toBe('healthy'), 10_000);
    return opened;
  }

  it('is kept true by events, polls without them, and goes on where it was without reading all', async () => {
    await open(false);
    const { simulator, network } = stage;
    const { agent, customer } = await healthyCall();
    simulator.floor.change(agent, { muted: true });
    await vi.waitFor(() => expect(isMuted(agent)).toBe(true));

    network.cut();
    await vi.waitFor(() => expect(events()).toBe('offline'));
    expect(call()?.conference.events).toBe('none');
    simulator.floor.change(customer, { muted: true });
    await vi.waitFor(() => expect(isMuted(customer)).toBe(true), 10_000);

    simulator.floor.change(customer, { muted: false });
    await settled();
    network.mend();
    await vi.waitFor(() => expect(events()).toBe('live'), 20_000);
    expect(call()?.conference.events).toBe('healthy');
    expect(isMuted(customer)).toBe(false);
  }, 40_000);

  it('asks through the gateway, without a secret of Twilio’s, and carries out what its role may', async () => {
    await open(true);
    const { simulator } = stage;
    const { sid, agent } = await healthyCall();
    const conferenceSid = conferenceSidSchema.parse(sid);
    const [row] = call()?.participants.filter(({ callSid }) => callSid === agent) ?? [];
    if (row === undefined) throw new Error('The agent is not shown');
    const { callSid } = row;
    const muted = await session.run({ kind: 'mute', conferenceSid, callSid, muted: true });
    expect(muted.ok).toBe(true);
    await vi.waitFor(() => expect(simulator.floor.participant(agent)?.muted).toBe(true));

    await stage.relay.stop('SIGKILL');
    const refused = await session.run({ kind: 'mute', conferenceSid, callSid, muted: false });
    expect(refused).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('The relay cannot be reached') },
    });
  }, 40_000);
});

import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { accountSidSchema, callSidSchema, conferenceSidSchema } from '../../common/model/sid.ts';
import { saysGone, type TwilioPort } from '../../main/core/twilio-port.ts';
import { systemClock } from '../../main/system-clock.ts';
import { twilioBaseUrl } from '../../main/twilio/base-url.ts';
import { createTwilioClient, type TwilioClientOptions } from '../../main/twilio/client.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/index.ts';

/* Every operation of the port against the rehearsal account, over real HTTP. */

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

describe('the floor', () => {
  it('lists the conferences in progress over several pages, and nobody else’s', async () => {
    const { client, simulator } = await setUp({ rowsPerPage: 3 });
    for (let index = 0; index < 7; index += 1) open(simulator, `Call ${index}`);
    simulator.floor.endConference(open(simulator, 'Ended').conferenceSid);
    const list = accepted(await client.listConferences('in-progress'));
    expect(list.map(({ friendlyName }) => friendlyName).sort()).toEqual(
      Array.from({ length: 7 }, (_, index) => `Call ${index}`),
    );
    expect(list.every(({ status }) => status === 'in-progress')).toBe(true);
  });

  it('lists a customer who waits alone for an agent, in a conference that has not started', async () => {
    const { client, simulator } = await setUp();
    const { conferenceSid, callSids } = open(simulator, 'Waiting', 1);
    expect(accepted(await client.listConferences('init'))).toMatchObject([
      { sid: conferenceSid, status: 'init', friendlyName: 'Waiting' },
    ]);
    expect(accepted(await client.listConferences('in-progress'))).toEqual([]);
    const people = accepted(await client.listParticipants(conferenceSid));
    expect(people.map(({ callSid }) => callSid)).toEqual(callSids);

    simulator.floor.join(conferenceSid);
    expect(accepted(await client.listConferences('init'))).toEqual([]);
    expect(accepted(await client.listConferences('in-progress'))).toMatchObject([
      { sid: conferenceSid, status: 'in-progress' },
    ]);
    expect(await client.fetchConference(conferenceSid)).toMatchObject({
      value: { sid: conferenceSid, status: 'in-progress' },
    });
  });

  it('lists 250 participants over several pages, each once, while people join', async () => {
    const { client, simulator } = await setUp({ rowsPerPage: 40 });
    const { conferenceSid } = open(simulator, 'Large', 250 - 5);
    const listing = client.listParticipants(conferenceSid);
    for (let index = 0; index < 5; index += 1) {
      await sleep(2);
      simulator.floor.join(conferenceSid);
    }
    const callSids = accepted(await listing).map(({ callSid }) => callSid);
    expect(callSids.length).toBeGreaterThanOrEqual(245);
    expect(new Set(callSids).size).toBe(callSids.length);
  });

  it('has no participants to list in a conference that is not there', async () => {
    const { client } = await setUp();
    const nowhere = conferenceSidSchema.parse(`CF${'0'.repeat(32)}`);
    expect(await client.listParticipants(nowhere)).toMatchObject({
      error: { kind: 'not-found', code: 20404, status: 404 },
    });
  });
});

describe('a conference', () => {
  it('is ended for everybody; that it has ended already is said', async () => {
    const { client, simulator } = await setUp();
    const { conferenceSid } = open(simulator, 'Support', 3);
    expect(await client.endConference(conferenceSid)).toEqual({ ok: true });
    expect(await client.fetchConference(conferenceSid)).toMatchObject({
      value: { status: 'completed' },
    });
    expect(accepted(await client.listConferences('in-progress'))).toEqual([]);
    const again = await client.endConference(conferenceSid);
    expect(again.ok || saysGone(again.error)).toBe(true);
  });

  it('whose end worked and whose answer was lost counts as ended', async () => {
    const { client, simulator } = await setUp();
    const { conferenceSid } = open(simulator, 'Support', 3);
    simulator.faults.add({ kind: 'reset', afterEffect: true, times: 1 });
    expect((await client.endConference(conferenceSid)).ok).toBe(true);
  });
});

describe('the calls in progress', () => {
  it('are listed with who is at the other end, over several pages', async () => {
    const { client, simulator } = await setUp({ rowsPerPage: 3 });
    const { conferenceSid, callSids } = open(simulator, 'Support', 7);
    const { callSid } = simulator.floor.join(conferenceSid, { from: '+14155550123' });
    const list = accepted(await client.listCalls(10));
    expect(list.complete).toBe(true);
    expect(new Set(list.parties.map((call) => call.callSid))).toEqual(
      new Set([...callSids, callSid]),
    );
    expect(list.parties).toContainEqual({
      callSid,
      party: { address: '+14155550123', direction: 'inbound' },
    });
  });

  it('are some of them when there are more pages than were asked for', async () => {
    const { client, simulator } = await setUp({ rowsPerPage: 3 });
    open(simulator, 'Support', 7);
    const list = accepted(await client.listCalls(2));
    expect(list.complete).toBe(false);
    expect(list.parties).toHaveLength(6);
    expect(simulator.requests.list()).toHaveLength(2);
  });
});

describe('a participant', () => {
  it.each(['Agent 4', 'a#b', '100%', 'Zoë 🎧', 'مشرف', 'a?b&c', 'x'.repeat(128)])(
    'is fetched by the label %j and by CallSid',
    async (label) => {
      const { client, simulator } = await setUp();
      const { conferenceSid, callSids } = open(simulator, 'Support', 2, label);
      const byLabel = accepted(await client.fetchParticipant(conferenceSid, label));
      expect(byLabel).toMatchObject({ label, conferenceSid, callSid: callSids[0] });
      expect(accepted(await client.fetchParticipant(conferenceSid, byLabel.callSid))).toEqual(
        byLabel,
      );
    },
  );

  it('is muted, held, coached and announced to', async () => {
    const { client, simulator } = await setUp();
    const { conferenceSid, callSids } = open(simulator, 'Support', 3);
    const [me, agent] = callSids;
    if (me === undefined || agent === undefined) throw new Error('nobody is there');
    const update = (changes: Parameters<TwilioPort['updateParticipant']>[2]) =>
      client.updateParticipant(conferenceSid, me, changes);

    expect(await update({ muted: true })).toMatchObject({ value: { muted: true, hold: false } });
    expect(await update({ hold: true })).toMatchObject({ value: { muted: true, hold: true } });
    expect(await update({ hold: false })).toMatchObject({ value: { hold: false } });
    expect(await update({ coaching: true, callSidToCoach: agent, muted: false })).toMatchObject({
      value: { coaching: true, callSidToCoach: agent, muted: false },
    });
    expect(simulator.floor.participant(me)).toMatchObject({
      coaching: true,
      callSidToCoach: agent,
      muted: false,
    });
    const announcement = { announceUrl: 'https://a.example/x.mp3', announceMethod: 'GET' } as const;
    expect((await update(announcement)).ok).toBe(true);
    expect(await client.announceToConference(conferenceSid, announcement)).toMatchObject({
      value: { sid: conferenceSid, friendlyName: 'Support' },
    });
  });

  it('on hold cannot be coached, and the reason is Twilio’s code', async () => {
    const { client, simulator } = await setUp();
    const { conferenceSid, callSids } = open(simulator, 'Support', 3);
    const [me, agent] = callSids;
    if (me === undefined || agent === undefined) throw new Error('nobody is there');
    await client.updateParticipant(conferenceSid, agent, { hold: true });
    const changes = { coaching: true, callSidToCoach: agent, muted: false };
    expect(await client.updateParticipant(conferenceSid, me, changes)).toMatchObject({
      error: { kind: 'refused', code: 16027, mayHaveHappened: false },
    });
  });

  it('is removed, once', async () => {
    const { client, simulator } = await setUp();
    const { conferenceSid, callSids } = open(simulator, 'Support', 3);
    const [person] = callSids;
    if (person === undefined) throw new Error('nobody is there');
    expect(await client.removeParticipant(conferenceSid, person)).toEqual({ ok: true });
    expect(accepted(await client.listParticipants(conferenceSid))).toHaveLength(2);
    expect(await client.removeParticipant(conferenceSid, person)).toMatchObject({
      error: { kind: 'not-found' },
    });
  });

  it('whose removal worked and whose answer was lost counts as removed', async () => {
    const { client, simulator } = await setUp();
    const { conferenceSid, callSids } = open(simulator, 'Support', 3);
    const [person] = callSids;
    if (person === undefined) throw new Error('nobody is there');
    simulator.faults.add({ kind: 'reset', afterEffect: true, times: 1 });
    expect((await client.removeParticipant(conferenceSid, person)).ok).toBe(true);
    expect(accepted(await client.listParticipants(conferenceSid))).toHaveLength(2);
  });

  it('is at the other end of a call with a number', async () => {
    const { client, simulator } = await setUp();
    const { conferenceSid } = open(simulator, 'Support');
    const { callSid } = simulator.floor.join(conferenceSid, { from: '+14155550123' });
    expect(await client.fetchParty(callSidSchema.parse(callSid))).toEqual({
      ok: true,
      value: { address: '+14155550123', direction: 'inbound' },
    });
  });
});

describe('a leg of one’s own', () => {
  const quietly = {
    muted: true,
    beep: false,
    startConferenceOnEnter: false,
    endConferenceOnExit: false,
    timeoutSeconds: 30,
  };

  it('is dialled in, silent, and answers', async () => {
    const { client, simulator } = await setUp({ speed: 100 });
    const { conferenceSid } = open(simulator, 'Support');
    const leg = accepted(
      await client.createParticipant(conferenceSid, {
        to: simulator.supervisorEndpoint,
        from: simulator.callerId,
        label: 'supervisor:a:Zoë 🎧',
        ...quietly,
      }),
    );
    expect(leg).toMatchObject({
      label: 'supervisor:a:Zoë 🎧',
      muted: true,
      startConferenceOnEnter: false,
      endConferenceOnExit: false,
    });
    await expect
      .poll(async () => (await client.fetchParticipant(conferenceSid, leg.callSid)).ok)
      .toBe(true);
    await expect
      .poll(async () => accepted(await client.listParticipants(conferenceSid)).length)
      .toBe(3);
    expect(await client.fetchParty(leg.callSid)).toMatchObject({
      value: { address: simulator.supervisorEndpoint, direction: 'outbound' },
    });
  });

  it('is dialled once when the answer is lost', async () => {
    const { client, simulator } = await setUp();
    const { conferenceSid } = open(simulator, 'Support');
    simulator.faults.add({ kind: 'reset', afterEffect: true, times: 1 });
    const label = 'supervisor:a:b';
    const leg = await client.createParticipant(conferenceSid, {
      to: simulator.supervisorEndpoint,
      from: simulator.callerId,
      label,
      ...quietly,
    });
    expect(leg).toMatchObject({ error: { kind: 'interrupted', mayHaveHappened: true } });
    expect(await client.fetchParticipant(conferenceSid, label)).toMatchObject({ value: { label } });
    expect(simulator.requests.list().filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('is cancelled while it rings', async () => {
    const { client, simulator } = await setUp();
    const { conferenceSid } = open(simulator, 'Support');
    const dialled = await client.createParticipant(conferenceSid, {
      to: '+14155550100',
      from: simulator.callerId,
      ...quietly,
    });
    const { callSid } = accepted(dialled);
    expect((await client.cancelCall(callSid)).ok).toBe(true);
    expect(simulator.floor.call(callSid)?.status).toMatch(/^(canceled|completed)$/);
  });
});

describe('credentials', () => {
  it('pass with the auth token and with an API key', async () => {
    const { client, simulator } = await setUp();
    expect((await client.checkCredentials()).ok).toBe(true);
    const byKey = connect(simulator, {
      username: simulator.apiKeySid,
      password: simulator.apiKeySecret,
    });
    expect((await byKey.checkCredentials()).ok).toBe(true);
  });

  it('that are wrong fail as Twilio says so, at once', async () => {
    const { simulator } = await setUp();
    const client = connect(simulator, { password: 'wrong' });
    expect(await client.checkCredentials()).toMatchObject({
      error: { kind: 'unauthorized', status: 401, code: 20003 },
    });
    expect(simulator.requests.list()).toHaveLength(1);
  });
});

async function setUp(options: SimulatorOptions = {}) {
  const simulator = await startSimulator(options);
  closers.push(() => simulator.close());
  return { simulator, client: connect(simulator) };
}

function connect(simulator: Simulator, options: Partial<TwilioClientOptions> = {}): TwilioPort {
  const baseUrl = twilioBaseUrl({ custom: simulator.url });
  if (!baseUrl.ok) throw new Error(baseUrl.error.message);
  const client = createTwilioClient({
    baseUrl: baseUrl.value,
    accountSid: accountSidSchema.parse(simulator.accountSid),
    username: simulator.accountSid,
    password: simulator.authToken,
    clock: systemClock,
    ...options,
  });
  closers.push(() => client.close());
  return client;
}

function open(simulator: Simulator, friendlyName: string, people = 2, label?: string) {
  const { sid, participants } = simulator.floor.openConference({
    friendlyName,
    participants: Array.from({ length: people }, (_, index) =>
      index === 0 && label !== undefined ? { label } : {},
    ),
  });
  return {
    conferenceSid: conferenceSidSchema.parse(sid),
    callSids: participants.map(({ callSid }) => callSidSchema.parse(callSid)),
  };
}

function accepted<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

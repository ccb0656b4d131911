import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DialSpec } from '../../simulator/domain/floor.ts';
import { type Simulator, startSimulator } from '../../simulator/index.ts';
import { createManualClock, type ManualClock } from '../../simulator/time/manual-clock.ts';

// Twilio's own package must not be able to tell the simulator from Twilio.

let clock: ManualClock;
let simulator: Simulator;
let client: twilio.Twilio;

beforeEach(async () => {
  clock = createManualClock(Date.UTC(2025, 0, 6, 9, 0, 0));
  simulator = await startSimulator({ clock });
  client = clientFor(simulator, simulator.accountSid, simulator.authToken);
});

afterEach(() => simulator.close());

function clientFor({ url, accountSid }: Simulator, username: string, password: string) {
  const sdk = twilio(username, password, { accountSid });
  sdk.api.baseUrl = url;
  return sdk;
}

function openFullConference(people: number): string {
  const participants = Array.from({ length: people }, (_, index) => ({ label: `P${index}` }));
  return simulator.floor.openConference({ friendlyName: 'Town hall', participants }).sid;
}

function openCall() {
  const { sid, participants } = simulator.floor.openConference({
    friendlyName: 'Support 1',
    participants: [
      {
        label: 'Agent 1',
        from: simulator.callerId,
        to: 'client:agent1',
        direction: 'outbound-api',
      },
      { from: '+12125550123', to: '+14155550100' },
    ],
  });
  const [agent, customer] = participants.map(({ callSid }) => callSid);
  if (agent === undefined || customer === undefined) throw new Error('Nobody came');
  return { sid, agent, customer };
}

describe('signing in', () => {
  it('takes an API key in place of the auth token', async () => {
    openCall();
    const keyed = clientFor(simulator, simulator.apiKeySid, simulator.apiKeySecret);
    expect(await keyed.conferences.list()).toHaveLength(1);
  });

  it('refuses wrong secrets with 401 and 20003', async () => {
    const stranger = clientFor(simulator, simulator.accountSid, 'wrong');
    await expect(stranger.conferences.list({ pageSize: 1 })).rejects.toMatchObject({
      status: 401,
      code: 20003,
      message: 'Authenticate',
      moreInfo: 'https://www.twilio.com/docs/errors/20003',
    });
  });

  it("does not open another account's resources", async () => {
    const other = client.api.v2010.accounts(`AC${'0'.repeat(32)}`);
    await expect(other.conferences.list()).rejects.toMatchObject({ status: 401, code: 20003 });
  });
});

describe('conferences', () => {
  it('are read with every field', async () => {
    const { sid } = openCall();
    const conference = await client.conferences(sid).fetch();
    expect(conference.toJSON()).toMatchObject({
      sid,
      accountSid: simulator.accountSid,
      friendlyName: 'Support 1',
      status: 'in-progress',
      region: 'us1',
      apiVersion: '2010-04-01',
      dateCreated: new Date(clock.now()),
      reasonConferenceEnded: null,
      callSidEndingConference: null,
      uri: `/2010-04-01/Accounts/${simulator.accountSid}/Conferences/${sid}.json`,
    });
  });

  it('are listed by status, name and date', async () => {
    const { sid } = openCall();
    simulator.floor.join('Waiting room');
    simulator.floor.endConference(simulator.floor.join('Over').conferenceSid);
    clock.advance(24 * 60 * 60 * 1000);
    const today = simulator.floor.openConference({
      friendlyName: 'Today',
      participants: [{}, {}],
    });
    const names = async (filter: Parameters<typeof client.conferences.list>[0]) =>
      (await client.conferences.list(filter)).map(({ friendlyName }) => friendlyName);

    expect(await names({})).toEqual(['Today', 'Over', 'Waiting room', 'Support 1']);
    expect(await names({ status: 'in-progress' })).toEqual(['Today', 'Support 1']);
    expect(await names({ status: 'init' })).toEqual(['Waiting room']);
    expect(await names({ status: 'completed' })).toEqual(['Over']);
    expect(await names({ friendlyName: 'Support 1' })).toEqual(['Support 1']);
    expect(await names({ friendlyName: 'Support 1', status: 'completed' })).toEqual([]);

    const day = new Date(Date.UTC(2025, 0, 7));
    expect(await names({ dateCreated: day })).toEqual(['Today']);
    expect(await names({ dateCreatedAfter: day })).toEqual(['Today']);
    expect(await names({ dateCreatedBefore: day })).toEqual(['Over', 'Waiting room', 'Support 1']);
    expect([sid, today.sid].every((known) => known.startsWith('CF'))).toBe(true);
  });

  it('are ended for everybody, once', async () => {
    const { sid, agent } = openCall();
    const ended = await client.conferences(sid).update({ status: 'completed' });
    expect(ended).toMatchObject({
      status: 'completed',
      reasonConferenceEnded: 'conference-ended-via-api',
    });
    expect(simulator.floor.call(agent)?.status).toBe('completed');
    expect(await client.conferences(sid).participants.list()).toEqual([]);
    await expect(client.conferences(sid).update({ status: 'completed' })).rejects.toMatchObject({
      code: 16022,
    });
  });

  it('hear an announcement', async () => {
    const { sid } = openCall();
    const announceUrl = 'https://example.com/closing.xml';
    await client.conferences(sid).update({ announceUrl });
    expect(simulator.floor.announcements).toEqual([
      { conferenceSid: sid, callSid: null, url: announceUrl, method: 'POST', at: clock.now() },
    ]);
  });

  it('that are not there are 404 and 20404', async () => {
    const sid = `CF${'0'.repeat(32)}`;
    await expect(client.conferences(sid).fetch()).rejects.toMatchObject({
      status: 404,
      code: 20404,
      message: `The requested resource /2010-04-01/Accounts/${simulator.accountSid}/Conferences/${sid}.json was not found`,
    });
  });
});

describe('lists', () => {
  it('are read over as many pages as they have, by list and by each', async () => {
    const sid = openFullConference(250);
    const { participants } = client.conferences(sid);
    const listed = await participants.list({ pageSize: 40 });
    expect(simulator.requests.list({ path: 'Participants' })).toHaveLength(7);
    expect(new Set(listed.map(({ callSid }) => callSid)).size).toBe(250);
    expect(listed[0]?.label).toBe('P249');

    const each: string[] = [];
    await new Promise<void>((resolve, reject) => {
      participants.each({
        pageSize: 100,
        callback: ({ callSid }) => each.push(callSid),
        done: (error?: Error) => (error ? reject(error) : resolve()),
      });
    });
    expect(each).toEqual(listed.map(({ callSid }) => callSid));
  });

  it('take 50 a page unless asked', async () => {
    const page = await client.conferences(openFullConference(60)).participants.page();
    expect(page.instances).toHaveLength(50);
    expect(page.nextPageUrl).toMatch(/Page=1&PageToken=PACA[0-9a-f]{32}$/);
    expect(page.previousPageUrl).toBeUndefined();
  });

  it('stop at a limit', async () => {
    const { participants } = client.conferences(openFullConference(120));
    expect(await participants.list({ limit: 70, pageSize: 50 })).toHaveLength(70);
    expect(simulator.requests.list({ path: 'Participants' })).toHaveLength(2);
  });

  it('have no empty page at the end', async () => {
    const { participants } = client.conferences(openFullConference(30));
    expect(await participants.list({ pageSize: 10 })).toHaveLength(30);
    expect(simulator.requests.list({ path: 'Participants' })).toHaveLength(3);
  });

  it('can be walked back', async () => {
    const { participants } = client.conferences(openFullConference(25));
    const first = await participants.page({ pageSize: 10 });
    const last = await (await first.nextPage())?.nextPage();
    expect(last?.instances).toHaveLength(5);
    expect(await last?.nextPage()).toBeUndefined();

    const firstAgain = await (await last?.previousPage())?.previousPage();
    const labels = (page: Pick<typeof first, 'instances'> | undefined) =>
      page?.instances.map(({ label }) => label);
    expect(labels(firstAgain)).toEqual(labels(first));
    expect(await firstAgain?.previousPage()).toBeUndefined();
  });

  it('neither skip nor repeat anybody who stays, when others leave between two pages', async () => {
    const { participants } = client.conferences(openFullConference(20));
    const first = await participants.page({ pageSize: 10 });
    for (const { callSid } of first.instances) simulator.floor.leave(callSid);
    const second = await first.nextPage();
    expect(second?.instances.map(({ label }) => label)).toEqual(
      Array.from({ length: 10 }, (_, index) => `P${9 - index}`),
    );
  });

  it('refuse a page of more than 1,000 with 20007', async () => {
    const { participants } = client.conferences(openFullConference(3));
    await expect(participants.page({ pageSize: 1_001 })).rejects.toMatchObject({
      status: 400,
      code: 20007,
    });
  });

  it('of participants are filtered by muted, hold and coaching', async () => {
    const { sid, agent, customer } = openCall();
    const { participants } = client.conferences(sid);
    const me = simulator.floor.join(sid, { muted: true }).callSid;
    simulator.floor.change(customer, { hold: true });
    simulator.floor.change(me, { coaching: true, callSidToCoach: agent });
    const calls = async (filter: Parameters<typeof participants.list>[0]) =>
      (await participants.list(filter)).map(({ callSid }) => callSid);

    expect(await calls({ muted: true })).toEqual([me]);
    expect(await calls({ muted: false })).toEqual([customer, agent]);
    expect(await calls({ hold: true })).toEqual([customer]);
    expect(await calls({ coaching: true })).toEqual([me]);
  });
});

describe('participants', () => {
  it('are fetched by CallSid and by label with every field', async () => {
    const { sid, agent } = openCall();
    const byCall = await client.conferences(sid).participants(agent).fetch();
    expect(byCall.toJSON()).toEqual({
      accountSid: simulator.accountSid,
      callSid: agent,
      label: 'Agent 1',
      callSidToCoach: null,
      coaching: false,
      conferenceSid: sid,
      dateCreated: new Date(clock.now()),
      dateUpdated: new Date(clock.now()),
      endConferenceOnExit: false,
      muted: false,
      hold: false,
      startConferenceOnEnter: true,
      status: 'connected',
      queueTime: null,
      uri: `/2010-04-01/Accounts/${simulator.accountSid}/Conferences/${sid}/Participants/${agent}.json`,
    });
    const byLabel = await client.conferences(sid).participants('Agent%201').fetch();
    expect(byLabel.callSid).toBe(agent);
  });

  it.each(['a#b', '100%', 'ü ñ', '🎧 headset', 'مشرف', 'v1.json', '🎧'.repeat(128)])(
    'are found by the label %s',
    async (label) => {
      const { sid } = openCall();
      const { callSid } = simulator.floor.join(sid, { label });
      const { participants } = client.conferences(sid);
      // The package does not encode a label itself.
      expect((await participants(encodeURIComponent(label)).fetch()).callSid).toBe(callSid);
    },
  );

  it('are muted and held, and told apart as they were left', async () => {
    const { sid, customer } = openCall();
    const participant = client.conferences(sid).participants(customer);
    expect(await participant.update({ muted: true })).toMatchObject({ muted: true, hold: false });
    expect(await participant.update({ hold: true })).toMatchObject({ muted: true, hold: true });
    expect(await participant.update({ hold: false })).toMatchObject({ muted: true, hold: false });
    expect(simulator.requests.list({ method: 'POST' }).map(({ params }) => params)).toEqual([
      { Muted: 'true' },
      { Hold: 'true' },
      { Hold: 'false' },
    ]);
  });

  it('coach somebody, unless that person is on hold or elsewhere', async () => {
    const { sid, agent, customer } = openCall();
    const me = simulator.floor.join(sid, { muted: true }).callSid;
    const participant = client.conferences(sid).participants(me);
    simulator.floor.change(customer, { hold: true });

    await expect(
      participant.update({ coaching: true, callSidToCoach: customer }),
    ).rejects.toMatchObject({ code: 16027 });
    await expect(
      participant.update({ coaching: true, callSidToCoach: `CA${'0'.repeat(32)}` }),
    ).rejects.toMatchObject({ code: 16028 });
    expect(
      await participant.update({ coaching: true, callSidToCoach: agent, muted: false }),
    ).toMatchObject({ coaching: true, callSidToCoach: agent, muted: false });
    expect(simulator.floor.audibleTo(me)).toEqual([agent]);
  });

  it('hear an announcement of their own', async () => {
    const { sid, customer } = openCall();
    await client
      .conferences(sid)
      .participants(customer)
      .update({ announceUrl: 'https://example.com/a.xml', announceMethod: 'GET' });
    expect(simulator.floor.announcements).toMatchObject([{ callSid: customer, method: 'GET' }]);
  });

  it('are removed, and then gone', async () => {
    const { sid, customer } = openCall();
    const participant = client.conferences(sid).participants(customer);
    expect(await participant.remove()).toBe(true);
    await expect(participant.remove()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect(simulator.floor.call(customer)?.status).toBe('completed');
  });

  it('are dialled: queued first, connected when they answer', async () => {
    const { sid } = openCall();
    const created = await client.conferences(sid).participants.create({
      from: simulator.callerId,
      to: simulator.supervisorEndpoint,
      label: 'Supervisor',
      muted: true,
      beep: 'false',
      startConferenceOnEnter: false,
      endConferenceOnExit: false,
      statusCallbackEvent: ['initiated', 'ringing'],
    });
    expect(created).toMatchObject({ status: 'queued', muted: true, label: 'Supervisor' });
    expect(Number(created.queueTime)).toBeGreaterThan(0);
    expect(simulator.requests.list().at(-1)).toMatchObject({
      status: 201,
      params: { Muted: 'true', Beep: 'false', StatusCallbackEvent: ['initiated', 'ringing'] },
    });
    expect(await client.conferences(sid).participants.list()).toHaveLength(2);

    clock.advance(2_000);
    expect(await client.conferences(sid).participants.list()).toHaveLength(3);
    expect(simulator.floor.participant(created.callSid)).toMatchObject({
      status: 'connected',
      startConferenceOnEnter: false,
      beepOnEnter: false,
    });
  });

  it('are dialled into a conference that the name makes', async () => {
    const { conferenceSid } = await client
      .conferences('Brand%20new')
      .participants.create({ from: simulator.callerId, to: '+12125550123' });
    expect((await client.conferences(conferenceSid).fetch()).friendlyName).toBe('Brand new');
    await expect(client.conferences('Brand%20new').participants.list()).rejects.toMatchObject({
      status: 405,
      code: 20004,
    });
  });

  const dial = { from: '+15005550006', to: '+12125550123' };
  const refusals: readonly [code: number, what: string, spec: Partial<DialSpec>][] = [
    [16024, 'a label with a slash', { label: 'a/b' }],
    [16024, 'a label that is too long', { label: 'x'.repeat(129) }],
    [16026, 'a label in use', { label: 'Agent 1' }],
    [16028, 'a coach without a target', { coaching: true }],
    [21211, 'nothing that can be dialled', { to: 'nobody' }],
    [21212, 'a phone called from a client', { from: 'client:agent1' }],
    [21208, 'a time-out that is too short', { timeout: 4 }],
  ];
  it.each(refusals)('are refused with %i: %s', async (code, _what, spec) => {
    const { sid } = openCall();
    const { participants } = client.conferences(sid);
    const { label, coaching, timeout, from = dial.from, to = dial.to } = spec;
    const request = participants.create({
      from,
      to,
      ...(label === undefined ? {} : { label }),
      ...(coaching === undefined ? {} : { coaching }),
      ...(timeout === undefined ? {} : { timeout }),
    });
    await expect(request).rejects.toMatchObject({ status: 400, code });
    expect([...simulator.floor.listed(sid).descending()]).toHaveLength(2);
  });

  it('are not dialled into an ended conference', async () => {
    const { sid } = openCall();
    simulator.floor.endConference(sid);
    await expect(client.conferences(sid).participants.create(dial)).rejects.toMatchObject({
      code: 16022,
    });
  });
});

describe('calls', () => {
  it('tell the numbers and the state', async () => {
    const { customer } = openCall();
    clock.advance(65_000);
    simulator.floor.leave(customer);
    expect(await client.calls(customer).fetch()).toMatchObject({
      sid: customer,
      from: '+12125550123',
      fromFormatted: '(212) 555-0123',
      to: '+14155550100',
      direction: 'inbound',
      status: 'completed',
      duration: '65',
    });
  });

  it('are canceled while they ring and completed when they talk', async () => {
    const { sid, customer } = openCall();
    const { callSid } = await client
      .conferences(sid)
      .participants.create({ from: simulator.callerId, to: '+12125550199' });
    clock.advance(500);
    expect((await client.calls(callSid).update({ status: 'canceled' })).status).toBe('canceled');

    await expect(client.calls(customer).update({ status: 'canceled' })).rejects.toMatchObject({
      status: 400,
      code: 21220,
    });
    expect((await client.calls(customer).update({ status: 'completed' })).status).toBe('completed');
  });

  it('are listed by number, state and time, over several pages', async () => {
    const { sid, agent, customer } = openCall();
    clock.advance(90_000);
    const dialled = await client
      .conferences(sid)
      .participants.create({ from: simulator.callerId, to: '+15005550106', timeout: 5 });
    simulator.floor.leave(customer);
    clock.advance(60_000);
    const sids = async (filter: Parameters<typeof client.calls.list>[0]) =>
      (await client.calls.list(filter)).map((call) => call.sid);

    expect(await sids({ pageSize: 1 })).toEqual([dialled.callSid, customer, agent]);
    expect(await sids({ to: '+15005550106' })).toEqual([dialled.callSid]);
    expect(await sids({ from: '+12125550123' })).toEqual([customer]);
    // Whatever its timeout: this number never stops ringing.
    expect(await sids({ status: 'ringing' })).toEqual([dialled.callSid]);
    expect(await sids({ status: 'completed' })).toEqual([customer]);
    const morning = new Date(Date.UTC(2025, 0, 6, 9, 0, 30));
    expect(await sids({ startTimeBefore: morning })).toEqual([customer, agent]);
    expect(await sids({ startTimeAfter: morning })).toEqual([]);
    expect(await sids({ endTimeAfter: morning })).toEqual([customer]);
    expect(await sids({ parentCallSid: `CA${'0'.repeat(32)}` })).toEqual([]);
  });

  it('end by themselves at the limit that was set', async () => {
    const { customer } = openCall();
    await client.calls(customer).update({ timeLimit: 60 });
    clock.advance(59_000);
    expect(simulator.floor.call(customer)?.status).toBe('in-progress');
    clock.advance(1_000);
    expect(simulator.floor.call(customer)?.status).toBe('completed');
  });
});

describe('recordings of a conference', () => {
  async function openRecorded() {
    const { conferenceSid } = await client.conferences('Recorded').participants.create({
      from: simulator.callerId,
      to: '+12125550123',
      conferenceRecord: 'true',
    });
    // Recorded as the first to come in decides.
    clock.advance(6_000);
    simulator.floor.join(conferenceSid);
    const { recordings } = client.conferences(conferenceSid);
    const [recording] = await recordings.list();
    if (recording === undefined) throw new Error('Nothing is recorded');
    return { conferenceSid, recordings, sid: recording.sid };
  }

  it('are paused, resumed and stopped, by SID and as the current one', async () => {
    const { conferenceSid, recordings, sid } = await openRecorded();
    expect((await recordings(sid).fetch()).toJSON()).toMatchObject({
      sid,
      conferenceSid,
      callSid: null,
      status: 'in-progress',
      source: 'Conference',
      channels: 1,
      duration: null,
    });
    clock.advance(10_000);
    const before = simulator.floor.recording(sid)?.startTime ?? 0;
    const paused = await recordings('Twilio.CURRENT').update({
      status: 'paused',
      pauseBehavior: 'skip',
    });
    expect(paused).toMatchObject({ sid, status: 'paused' });
    clock.advance(60_000);
    expect((await recordings(sid).update({ status: 'in-progress' })).status).toBe('in-progress');
    clock.advance(5_000);
    expect(await recordings(sid).update({ status: 'stopped' })).toMatchObject({
      status: 'stopped',
      // The minute of the pause was left out.
      duration: String(Math.round((clock.now() - before - 60_000) / 1_000)),
    });
    clock.advance(1_000);
    expect((await recordings(sid).fetch()).status).toBe('processing');
    clock.advance(5_000);
    expect((await recordings(sid).fetch()).status).toBe('completed');
  });

  it('are deleted once they are complete, and refuse what comes too late', async () => {
    const { conferenceSid, recordings, sid } = await openRecorded();
    await expect(recordings(sid).remove()).rejects.toMatchObject({ status: 400, code: 20009 });
    await client.conferences(conferenceSid).update({ status: 'completed' });
    clock.advance(5_000);
    await expect(recordings(sid).update({ status: 'paused' })).rejects.toMatchObject({
      code: 21220,
    });
    await expect(recordings('Twilio.CURRENT').update({ status: 'paused' })).rejects.toMatchObject({
      status: 404,
      code: 20404,
    });
    expect(await recordings(sid).remove()).toBe(true);
    await expect(recordings(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect(await recordings.list()).toEqual([]);
  });
});

describe('the account', () => {
  it('has numbers to dial from', async () => {
    const incoming = await client.incomingPhoneNumbers.list();
    expect(incoming.map(({ phoneNumber }) => phoneNumber)).toContain(simulator.callerId);
    expect(await client.incomingPhoneNumbers.list({ phoneNumber: '4155550100' })).toHaveLength(1);
    const own = await client.outgoingCallerIds.list({ friendlyName: 'Head office' });
    expect(own.map(({ phoneNumber }) => phoneNumber)).toEqual(['+12025550143']);
  });

  it('shows itself to the auth token, and to no standard key', async () => {
    const account = await client.api.v2010.accounts(simulator.accountSid).fetch();
    expect(account).toMatchObject({ sid: simulator.accountSid, status: 'active', type: 'Full' });
    expect(await client.api.v2010.accounts.list()).toMatchObject([{ sid: simulator.accountSid }]);
    expect(await client.keys.list()).toEqual([]);
    const keyed = clientFor(simulator, simulator.apiKeySid, simulator.apiKeySecret);
    await expect(keyed.api.v2010.accounts(simulator.accountSid).fetch()).rejects.toMatchObject({
      status: 401,
      code: 20003,
    });
    for (const list of [() => keyed.api.v2010.accounts.list(), () => keyed.keys.list()]) {
      await expect(list()).rejects.toMatchObject({ status: 401, code: 20003 });
    }
  });
});

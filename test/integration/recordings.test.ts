import { expect, it } from 'vitest';
import { accountSidSchema, conferenceSidSchema } from '../../common/model/sid.ts';
import type { Role } from '../../common/wire/relay-protocol.ts';
import { runningOf } from '../../main/core/recording-reader.ts';
import type { TwilioPort } from '../../main/core/twilio-port.ts';
import { systemClock } from '../../main/system-clock.ts';
import { twilioBaseUrl } from '../../main/twilio/base-url.ts';
import { createTwilioClient } from '../../main/twilio/client.ts';
import { type Simulator, startSimulator } from '../../simulator/index.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { startGateway } from '../support/relay/gateway-stage.ts';

/* Whether a call is recorded, over real HTTP: straight from Twilio, and through a relay's gateway. */

const closing = closedAfterEach();

const WAYS = ['straight', 'through the gateway'] as const;

it.each(WAYS)('a recording is seen to begin, to pause, to go on and to end, %s', async (way) => {
  const { simulator, client, conference } = await setUp(way);
  const look = async () => {
    const answer = await client.listRecordings(conference);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return runningOf(answer.value.recordings);
  };
  expect(await look()).toEqual({ state: 'none', startedAt: null });
  const { sid, startTime } = simulator.floor.record(conference);
  await aSecondLater(way);
  const startedAt = Math.floor(startTime / 1_000) * 1_000;
  expect(await look()).toEqual({ state: 'recording', startedAt });
  simulator.floor.changeRecording(sid, 'paused');
  await aSecondLater(way);
  expect(await look()).toEqual({ state: 'paused', startedAt });
  simulator.floor.changeRecording(sid, 'in-progress');
  await aSecondLater(way);
  expect(await look()).toEqual({ state: 'recording', startedAt });
  simulator.floor.changeRecording(sid, 'stopped');
  await aSecondLater(way);
  expect(await look()).toEqual({ state: 'none', startedAt: null });
});

it.each(WAYS)('a recording is paused, gone on with and stopped, %s', async (way) => {
  const { simulator, client, conference } = await setUp(way, 50, 'admin');
  const { sid } = simulator.floor.record(conference);
  const now = () => simulator.floor.recording(sid);
  for (const pauseBehavior of ['skip', 'silence'] as const) {
    const paused = await client.changeRecording(conference, { status: 'paused', pauseBehavior });
    expect(paused).toMatchObject({ ok: true, value: { status: 'paused', of: 'conference' } });
    expect(now()).toMatchObject({ status: 'paused', pauseBehavior });
    const resumed = await client.changeRecording(conference, { status: 'in-progress' });
    expect(resumed).toMatchObject({ ok: true, value: { status: 'in-progress' } });
  }
  const stopped = await client.changeRecording(conference, { status: 'stopped' });
  expect(stopped).toMatchObject({ ok: true, value: { status: 'over' } });
  expect(JSON.stringify(stopped)).not.toContain(sid);
  // Nothing is running any more.
  const late = await client.changeRecording(conference, {
    status: 'paused',
    pauseBehavior: 'skip',
  });
  expect(late).toMatchObject({ ok: false, error: { code: 20404 } });
  expect(JSON.stringify(late)).not.toContain(sid);
});

it.each(WAYS)(
  'with more recordings than a page holds it is said that these are not all, %s',
  async (way) => {
    const { simulator, client, conference } = await setUp(way, 2);
    for (let count = 0; count < 3; count += 1) {
      const { sid } = simulator.floor.record(conference);
      simulator.floor.changeRecording(sid, 'stopped');
    }
    expect(await client.listRecordings(conference)).toMatchObject({
      ok: true,
      value: { complete: false, recordings: [{ status: 'over' }, { status: 'over' }] },
    });
  },
);

it('of a conference that is not there nothing is known', async () => {
  const { client } = await setUp('straight');
  const nowhere = conferenceSidSchema.parse(`CF${'0'.repeat(32)}`);
  expect(await client.listRecordings(nowhere)).toMatchObject({ error: { kind: 'not-found' } });
});

it('nothing that leads to a recording passes the gateway', async () => {
  const stage = await startGateway({ simulate: { rowsPerPage: 1 } });
  closing.push(() => stage.close());
  const { sid: conference } = stage.simulator.floor.openConference({
    friendlyName: 'Billing',
    participants: [{}, {}],
  });
  const sids = [1, 2, 3].map(() => stage.simulator.floor.record(conference).sid);
  const token = await stage.token('Anna Berg', 'admin');
  const path = `Conferences/${conference}/Recordings`;
  const answer = await stage.ask(token, { path: `${path}.json` });
  expect(answer.status).toBe(200);
  for (const sid of sids) expect(answer.text).not.toContain(sid.slice(2));
  expect(JSON.parse(answer.text).recordings).toEqual([
    { status: 'in-progress', source: 'Conference', start_time: expect.any(String) },
  ]);

  const [sid = ''] = sids;
  for (const request of [
    { path: `${path}/${sid}.json` },
    { path: `${path}.json?PageToken=PA${sid}` },
    { path: `${path}/Twilio.CURRENT.json` },
    { path: `${path}/${sid}.json`, form: { Status: 'paused' } },
    { path: `${path}.json`, form: { Status: 'stopped' } },
    { path: `${path}/${sid}.json`, method: 'DELETE' },
  ]) {
    expect((await stage.ask(token, request)).status, request.path).toBeGreaterThanOrEqual(400);
  }
});

async function setUp(way: (typeof WAYS)[number], rowsPerPage = 50, role: Role = 'viewer') {
  const common = { clock: systemClock };
  if (way === 'straight') {
    const simulator = await startSimulator({ rowsPerPage });
    closing.push(() => simulator.close());
    const { authToken: password, accountSid: username, url } = simulator;
    const client = createTwilioClient({ ...common, ...at(simulator, url), username, password });
    return withCall(simulator, client);
  }
  const stage = await startGateway({ simulate: { rowsPerPage } });
  closing.push(() => stage.close());
  const relayToken = await stage.token('Anna Berg', role);
  const client = createTwilioClient({ ...common, ...at(stage.simulator, stage.url), relayToken });
  return withCall(stage.simulator, client);
}

function at(simulator: Simulator, url: string) {
  const baseUrl = twilioBaseUrl({ custom: url });
  if (!baseUrl.ok) throw new Error(baseUrl.error.message);
  return { baseUrl: baseUrl.value, accountSid: accountSidSchema.parse(simulator.accountSid) };
}

function withCall(simulator: Simulator, client: TwilioPort) {
  closing.push(() => client.close());
  const { sid } = simulator.floor.openConference({
    friendlyName: 'Billing 4412',
    participants: [{}, {}],
  });
  return { simulator, client, conference: conferenceSidSchema.parse(sid) };
}

/** The gateway answers the same to whoever asks the same within a second. */
async function aSecondLater(way: (typeof WAYS)[number]): Promise<void> {
  if (way !== 'straight') await new Promise((resolve) => setTimeout(resolve, 1_050));
}

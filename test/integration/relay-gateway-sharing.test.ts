import { describe, expect, it, vi } from 'vitest';
import { closedAfterEach } from '../support/closed-after-each.ts';
import {
  type GatewayOptions,
  type GatewayStage,
  openSupervisedCall,
  startGateway,
} from '../support/relay/gateway-stage.ts';
import { type RedisProcess, startRedis } from '../support/relay/redis-process.ts';

const ME = 'Anna Berg';
const closing = closedAfterEach();

async function stageWith(options: GatewayOptions = {}): Promise<GatewayStage> {
  const stage = await startGateway(options);
  closing.push(() => stage.close());
  return stage;
}

const LIST = { path: 'Conferences.json?Status=in-progress' };
const listsAt = (stage: GatewayStage) =>
  stage.simulator.requests.list({ method: 'GET', path: /Conferences\.json/ }).length;

async function redisProcess(): Promise<RedisProcess> {
  const redis = await startRedis();
  closing.push(() => redis.remove());
  return redis;
}

describe('lists that many ask for', () => {
  it('cost one request for 50 consoles within a second', async () => {
    const stage = await stageWith();
    stage.simulator.faults.add({ kind: 'latency', ms: 100 });
    const tokens = await Promise.all(
      Array.from({ length: 50 }, (_, index) => stage.token(`Person ${index}`, 'viewer')),
    );
    const answers = await Promise.all(tokens.map((token) => stage.ask(token, LIST)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(listsAt(stage)).toBe(1);
    // The console has to know that it was not Twilio who answered this just now.
    const late = await stage.ask(tokens[0] ?? '', LIST);
    expect(listsAt(stage)).toBe(1);
    expect(Number(late.headers.get('earshot-age-ms'))).toBeGreaterThan(50);
  });

  it('are asked for anew by who wants nothing that is old', async () => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'viewer');
    await stage.ask(token, LIST);
    for (const most of ['0', 'never', '-1']) {
      const headers = { 'earshot-most-age-ms': most };
      const answer = await stage.ask(token, { ...LIST, headers });
      expect(answer.headers.get('earshot-age-ms')).toBe('0');
    }
    expect(listsAt(stage)).toBe(4);
    await stage.ask(token, { ...LIST, headers: { 'earshot-most-age-ms': '900000' } });
    expect(listsAt(stage)).toBe(4);
  });

  it('are asked for anew with another query', async () => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'viewer');
    await stage.ask(token, LIST);
    await stage.ask(token, { path: 'Conferences.json?Status=init' });
    expect(listsAt(stage)).toBe(2);
  });

  it('are asked for anew after a change, even while one from before it is under way', async () => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'supervisor');
    const call = openSupervisedCall(stage.simulator, ME, 'Billing');
    const people = { path: `Conferences/${call.conference}/Participants.json` };
    stage.simulator.faults.add({ kind: 'latency', ms: 400, times: 1 });
    const before = stage.ask(token, people);
    await vi.waitFor(() => expect(stage.simulator.requests.list()).toHaveLength(1));
    const changed = await stage.ask(token, {
      path: `Conferences/${call.conference}/Participants/${call.agent}.json`,
      form: { Muted: 'true' },
    });
    expect(changed.status).toBe(200);
    const after = await stage.ask(token, people);
    expect(mutedIn(after.text, call.agent)).toBe(true);
    expect(after.headers.get('earshot-age-ms')).toBe('0');
    await before;
  });

  it('that failed are for those who waited, and for nobody after them', async () => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'viewer');
    stage.simulator.faults.add({ kind: 'answer', status: 503, times: 1 });
    expect((await stage.ask(token, LIST)).status).toBe(503);
    expect((await stage.ask(token, LIST)).status).toBe(200);
  });

  it('are never shared where one person is looked at', async () => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'viewer');
    const call = openSupervisedCall(stage.simulator, ME, 'Billing');
    const one = { path: `Conferences/${call.conference}/Participants/${call.agent}.json` };
    await Promise.all([stage.ask(token, one), stage.ask(token, one)]);
    expect(stage.simulator.requests.list({ path: /Participants\/CA/ })).toHaveLength(2);
  });

  it('cost one request over three instances, and a change at one counts at all', async () => {
    const redis = await redisProcess();
    const first = await stageWith({ redisUrl: redis.url });
    const { simulator } = first;
    const others = await Promise.all(
      [1, 2].map(() => stageWith({ redisUrl: redis.url, simulator })),
    );
    const stages = [first, ...others];
    const token = await first.token(ME, 'supervisor');
    const call = openSupervisedCall(simulator, ME, 'Billing');
    const people = { path: `Conferences/${call.conference}/Participants.json` };
    simulator.faults.add({ kind: 'latency', ms: 100 });
    const reads = await Promise.all(
      stages.flatMap((stage) => Array.from({ length: 10 }, () => stage.ask(token, people))),
    );
    expect(reads.map(({ status }) => status)).toEqual(Array(30).fill(200));
    expect(simulator.requests.list({ path: /Participants\.json/ })).toHaveLength(1);

    const changed = await first.ask(token, {
      path: `Conferences/${call.conference}/Participants/${call.agent}.json`,
      form: { Muted: 'true' },
    });
    expect(changed.status).toBe(200);
    for (const stage of others) {
      expect(mutedIn((await stage.ask(token, people)).text, call.agent)).toBe(true);
    }

    await redis.stop('SIGKILL');
    const without = await first.ask(token, people);
    expect(without.status).toBe(200);
  });
});

describe('a Redis that stands still', () => {
  it('holds up nobody for long, shares nothing, and takes no place for good', async () => {
    const redis = await redisProcess();
    const stage = await stageWith({ redisUrl: redis.url, requestsAtOnce: 2 });
    const token = await stage.token(ME, 'supervisor');
    const call = openSupervisedCall(stage.simulator, ME, 'Billing');
    const person = `Conferences/${call.conference}/Participants/${call.agent}.json`;
    redis.freeze();
    const [mute, list] = await Promise.all([
      stage.ask(token, { path: person, form: { Muted: 'true' } }),
      stage.ask(token, LIST),
    ]);
    expect([mute.status, list.status]).toEqual([200, 200]);
    // By now it is known to be away: everything that would be asked of it is given up at once.
    const again = await Promise.all(Array.from({ length: 4 }, () => stage.ask(token, LIST)));
    expect(again.map(({ headers }) => headers.get('earshot-age-ms'))).toEqual(['0', '0', '0', '0']);
    redis.thaw();
    await vi.waitFor(async () => {
      const headers = { 'earshot-most-age-ms': '1000' };
      await stage.ask(token, { ...LIST, headers });
      const shared = await stage.ask(token, { ...LIST, headers });
      expect(Number(shared.headers.get('earshot-age-ms'))).toBeGreaterThan(0);
    }, 8_000);
    const after = await Promise.all(
      [1, 2, 3, 4].map((size) => stage.ask(token, { path: `Calls.json?PageSize=${size}` })),
    );
    expect(after.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});

describe('too many requests', () => {
  it('passes on how long Twilio wants to be left alone, and reads make room meanwhile', async () => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'supervisor');
    const call = openSupervisedCall(stage.simulator, ME, 'Billing');
    stage.simulator.faults.add({
      kind: 'answer',
      status: 429,
      code: 20429,
      retryAfter: 3,
      times: 1,
    });
    const refused = await stage.ask(token, LIST);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3']);
    expect(refused.headers.get('twilio-request-id')).toMatch(/^RQ/);
    const sent = stage.simulator.requests.list().length;
    const waits = await stage.ask(token, LIST);
    expect([waits.status, waits.code]).toEqual([429, 20429]);
    expect(Number(waits.headers.get('retry-after'))).toBeGreaterThan(1);
    expect(stage.simulator.requests.list()).toHaveLength(sent);
    const mute = await stage.ask(token, {
      path: `Conferences/${call.conference}/Participants/${call.agent}.json`,
      form: { Muted: 'true' },
    });
    expect(mute.status).toBe(200);
  });

  it('are never under way at once, over two instances, and a command does not wait for lists', async () => {
    const redis = await redisProcess();
    const first = await stageWith({ redisUrl: redis.url, requestsAtOnce: 3 });
    const { simulator } = first;
    const second = await stageWith({ redisUrl: redis.url, requestsAtOnce: 3, simulator });
    const token = await first.token(ME, 'supervisor');
    const call = openSupervisedCall(simulator, ME, 'Billing');
    simulator.faults.add({ kind: 'latency', ms: 150, when: { method: 'GET' } });
    const reads = [first, second].flatMap((stage, side) =>
      Array.from({ length: 12 }, (_, index) =>
        stage.ask(token, { path: `Calls.json?PageSize=${side * 12 + index + 1}` }),
      ),
    );
    await vi.waitFor(() => expect(simulator.requests.list().length).toBeGreaterThan(1));
    let answered = 0;
    for (const read of reads) void read.then(() => answered++);
    const mute = await second.ask(token, {
      path: `Conferences/${call.conference}/Participants/${call.agent}.json`,
      form: { Muted: 'true' },
    });
    const answeredBefore = answered;
    const answers = await Promise.all(reads);
    const atOnce = [...answers, mute].map(({ headers }) =>
      Number(headers.get('twilio-concurrent-requests')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(24).fill(200));
    expect(Math.max(...atOnce)).toBeLessThanOrEqual(3);
    expect(mute.status).toBe(200);
    expect(answeredBefore).toBeLessThan(8);
  });

  it('with one token are refused without being sent', async () => {
    const stage = await stageWith({ requestsPerToken: 5 });
    const token = await stage.token(ME, 'viewer');
    const answers = await Promise.all(Array.from({ length: 8 }, () => stage.ask(token, LIST)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
    expect(
      answers.every(({ status, headers }) => status === 200 || headers.has('retry-after')),
    ).toBe(true);
    const another = await stage.token('Carl', 'viewer');
    expect((await stage.ask(another, LIST)).status).toBe(200);
  });
});

function mutedIn(text: string, callSid: string): boolean {
  const { participants } = JSON.parse(text);
  return participants.find((row: { call_sid: string }) => row.call_sid === callSid)?.muted;
}

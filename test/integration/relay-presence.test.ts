import { describe, expect, it, vi } from 'vitest';
import { type LeaseAnswer, PRESENCE_TTL_MS } from '../../common/wire/relay-presence.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { type RedisProcess, startRedis } from '../support/relay/redis-process.ts';
import { listen, type ServicesStage, startServices } from '../support/relay/services-stage.ts';

const CONFERENCE = `CF${'2'.repeat(32)}`;
const AGENT = `CA${'1'.repeat(32)}`;
const WATCHING = { conferenceSid: CONFERENCE, mode: 'watching', callSid: null };
const COACHING = { conferenceSid: CONFERENCE, mode: 'coaching', callSid: AGENT };

const closing = closedAfterEach();

async function stageWith(options: Parameters<typeof startServices>[0] = {}) {
  const stage = await startServices(options);
  closing.push(() => stage.close());
  return stage;
}

async function redisProcess(): Promise<RedisProcess> {
  const redis = await startRedis();
  closing.push(() => redis.remove());
  return redis;
}

type Listening = ReturnType<typeof listen>;

async function open(stage: ServicesStage, name: string, role?: 'viewer'): Promise<Listening> {
  const console = listen(await stage.console(name, role));
  await vi.waitFor(() => expect(console.key()).not.toBe(''));
  return console;
}

const take = (console: Listening, takeOver: boolean): Promise<LeaseAnswer> =>
  console.socket.emitWithAck('lease:take', {
    callSid: AGENT,
    conferenceSid: CONFERENCE,
    takeOver,
  });
const soon = { timeout: 8_000 };

describe('who is here', () => {
  it('is seen by every console of the account, and where they are', async () => {
    const stage = await stageWith();
    const anna = await open(stage, 'Anna');
    const vera = await open(stage, 'Vera', 'viewer');
    anna.socket.emit('presence:here', { places: [COACHING] });
    vera.socket.emit('presence:here', { places: [WATCHING] });
    await vi.waitFor(() => {
      for (const { names } of [anna, vera]) expect(names()).toEqual(['Anna', 'Vera']);
    });
    expect(vera.here.get(anna.key())?.places).toEqual([COACHING]);
    const late = await open(stage, 'Carl');
    await vi.waitFor(() => expect(late.names()).toEqual(['Anna', 'Vera']));
    anna.socket.emit('presence:here', { places: [] });
    await vi.waitFor(() => expect(late.here.get(anna.key())?.places).toEqual([]));
  });

  it('is gone at once when a console closes', async () => {
    const stage = await stageWith({ now: () => 1_000 });
    const anna = await open(stage, 'Anna');
    const bert = await open(stage, 'Bert');
    anna.socket.emit('presence:here', { places: [WATCHING] });
    await vi.waitFor(() => expect(bert.names()).toEqual(['Anna']));
    anna.socket.disconnect();
    await vi.waitFor(() => expect(bert.names()).toEqual([]), soon);
  });

  it('is gone ten seconds after a console died without a word, and not before it would speak', async () => {
    // What ran out is looked for every second.
    expect(PRESENCE_TTL_MS + 1_000).toBeLessThan(10_000);
    let now = 1_000_000;
    const stage = await stageWith({ now: () => now });
    const anna = await open(stage, 'Anna');
    const bert = await open(stage, 'Bert');
    anna.socket.emit('presence:here', { places: [COACHING] });
    expect(await take(anna, false)).toMatchObject({ is: 'yours' });
    await vi.waitFor(() => expect(bert.names()).toEqual(['Anna']));
    await vi.waitFor(() => expect(bert.held.get(AGENT)?.name).toBe('Anna'));
    anna.socket.io.engine.close();
    now += PRESENCE_TTL_MS - 1;
    const late = await open(stage, 'Carl');
    await vi.waitFor(() => expect(late.names()).toEqual(['Anna']));
    now += 1;
    await vi.waitFor(() => expect(bert.names()).toEqual([]), soon);
    await vi.waitFor(() => expect(bert.held.size).toBe(0), soon);
  });

  it('is not told by what makes no sense, and another console cannot be spoken for', async () => {
    const stage = await stageWith();
    const anna = await open(stage, 'Anna');
    const bert = await open(stage, 'Bert');
    for (const message of [null, {}, { places: 'all' }, { places: Array(51).fill(WATCHING) }]) {
      anna.socket.emit('presence:here', message);
    }
    anna.socket.emit('presence:here', { places: [], key: bert.key(), name: 'Bert' });
    await vi.waitFor(() => expect(bert.names()).toEqual(['Anna']));
    expect([...bert.here.keys()]).toEqual([anna.key()]);
  });
});

describe('coaching an agent', () => {
  it('is one person’s until another takes over, who loses it is told', async () => {
    const stage = await stageWith();
    const anna = await open(stage, 'Anna');
    const bert = await open(stage, 'Bert');
    expect(await take(anna, false)).toMatchObject({ is: 'yours' });
    expect(await take(bert, false)).toMatchObject({ is: 'taken', lease: { name: 'Anna' } });
    expect(await take(bert, true)).toMatchObject({ is: 'yours' });
    await vi.waitFor(() => expect(anna.lost.map(({ name }) => name)).toEqual(['Bert']));
    await vi.waitFor(() => expect(anna.held.get(AGENT)?.name).toBe('Bert'));
    bert.socket.emit('lease:release', { callSid: AGENT });
    await vi.waitFor(() => expect(anna.held.size).toBe(0));
  });

  it('is not a viewer’s', async () => {
    const stage = await stageWith();
    const vera = await open(stage, 'Vera', 'viewer');
    expect(await take(vera, true)).toMatchObject({ is: 'refused' });
  });

  it('is not kept for who asks for more than a person can do', async () => {
    const stage = await stageWith();
    const anna = await open(stage, 'Anna');
    const answers: string[] = [];
    for (let agent = 0; agent < 21; agent++) {
      const callSid = `CA${String(agent).padStart(32, '0')}`;
      const wish = { callSid, conferenceSid: CONFERENCE, takeOver: false };
      const { is }: LeaseAnswer = await anna.socket.emitWithAck('lease:take', wish);
      answers.push(is);
    }
    expect(answers).toEqual([...Array(20).fill('yours'), 'refused']);
  });
});

describe('over two instances', () => {
  it('people, leases and take-overs are the same', async () => {
    const redis = await redisProcess();
    const [one, two] = [
      await stageWith({ redisUrl: redis.url }),
      await stageWith({ redisUrl: redis.url }),
    ];
    const anna = await open(one, 'Anna');
    const bert = await open(two, 'Bert');
    anna.socket.emit('presence:here', { places: [COACHING] });
    bert.socket.emit('presence:here', { places: [WATCHING] });
    await vi.waitFor(() => {
      for (const { names } of [anna, bert]) expect(names()).toEqual(['Anna', 'Bert']);
    }, soon);
    expect(await take(anna, false)).toMatchObject({ is: 'yours' });
    expect(await take(bert, false)).toMatchObject({ is: 'taken', lease: { name: 'Anna' } });
    expect(await take(bert, true)).toMatchObject({ is: 'yours' });
    await vi.waitFor(() => expect(anna.lost.map(({ name }) => name)).toEqual(['Bert']), soon);
  });

  it('whoever was at one that died is gone from the other', async () => {
    const redis = await redisProcess();
    const [one, two] = [
      await stageWith({ redisUrl: redis.url }),
      await stageWith({ redisUrl: redis.url }),
    ];
    const anna = await open(one, 'Anna');
    const bert = await open(two, 'Bert');
    anna.socket.emit('presence:here', { places: [COACHING] });
    expect(await take(anna, false)).toMatchObject({ is: 'yours' });
    await vi.waitFor(() => expect(bert.names()).toEqual(['Anna']), soon);
    await one.kill();
    await vi.waitFor(() => expect(bert.names()).toEqual([]), { timeout: 15_000, interval: 100 });
    expect(await take(bert, false)).toMatchObject({ is: 'yours' });
  });

  it('nobody is said to be gone because Redis is, and coaching goes on', async () => {
    const redis = await redisProcess();
    const stage = await stageWith({ redisUrl: redis.url });
    const anna = await open(stage, 'Anna');
    anna.socket.emit('presence:here', { places: [COACHING] });
    await vi.waitFor(() => expect(anna.names()).toEqual(['Anna']), soon);
    await redis.stop('SIGKILL');
    expect(await take(anna, false)).toMatchObject({
      is: 'refused',
      hint: expect.stringContaining('You can coach all the same'),
    });
    expect(anna.names()).toEqual(['Anna']);
    const late = await open(stage, 'Bert');
    await redis.start();
    anna.socket.emit('presence:here', { places: [COACHING] });
    await vi.waitFor(() => {
      anna.socket.emit('presence:here', { places: [COACHING] });
      expect(late.names()).toEqual(['Anna']);
    }, soon);
  });
});

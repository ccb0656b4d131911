import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { accountSidSchema } from '../../common/model/sid.ts';
import { type HelpMarked, helpSchema } from '../../common/wire/relay-help.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { startRedis } from '../support/relay/redis-process.ts';
import {
  listen,
  type ServicesStage,
  type StageOptions,
  startServices,
} from '../support/relay/services-stage.ts';

const CALL = `CA${'1'.repeat(32)}`;
const ASK = { callSid: CALL, reason: 'customer-upset', comment: 'wants the manager' };

const closing = closedAfterEach();

async function stageWith(options: StageOptions = {}): Promise<ServicesStage> {
  const stage = await startServices(options);
  closing.push(() => stage.close());
  return stage;
}

interface Asked {
  readonly token: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly id?: string;
  readonly body?: unknown;
}

async function send(stage: ServicesStage, { token, method = 'POST', id, body }: Asked) {
  const answer = await fetch(`${stage.url}/help${id === undefined ? '' : `/${id}`}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}

const helpIn = ({ text }: { text: string }) => helpSchema.parse(JSON.parse(text));

type Listening = ReturnType<typeof listen>;

async function open(stage: ServicesStage, name: string, role?: 'viewer'): Promise<Listening> {
  const console = listen(await stage.console(name, role));
  await vi.waitFor(() => expect(console.key()).not.toBe(''));
  return console;
}

const mark = (console: Listening, id: string, as: string, takeOver = false): Promise<HelpMarked> =>
  console.socket.emitWithAck('help:mark', { id, as, takeOver });
const soon = { timeout: 8_000 };

describe('an agent who asks for help', () => {
  it('is seen at two consoles, and told who saw it, who takes it, and that it is done', async () => {
    const stage = await stageWith();
    const [anna, bert] = [await open(stage, 'Anna'), await open(stage, 'Bert')];
    const token = await stage.token('Agent 4', 'agent');
    const asked = await send(stage, { token, body: ASK });
    expect(asked.status).toBe(201);
    const { id } = helpIn(asked);
    await vi.waitFor(() => {
      for (const console of [anna, bert]) {
        expect(console.asked.get(id)).toMatchObject({ name: 'Agent 4', ...ASK, takenBy: null });
      }
    });
    const look = async () => helpIn(await send(stage, { token, method: 'GET', id }));

    await mark(anna, id, 'seen');
    await mark(bert, id, 'seen');
    await mark(bert, id, 'seen');
    expect((await look()).seenBy.map(({ name }) => name)).toEqual(['Anna', 'Bert']);

    expect(await mark(anna, id, 'taken')).toMatchObject({ is: 'marked' });
    expect(await mark(bert, id, 'taken')).toMatchObject({
      is: 'taken',
      help: { takenBy: { name: 'Anna' } },
    });
    expect(await mark(bert, id, 'taken', true)).toMatchObject({ is: 'marked' });
    expect((await look()).takenBy).toMatchObject({ name: 'Bert' });
    await vi.waitFor(() => expect(anna.asked.get(id)?.takenBy?.name).toBe('Bert'));

    expect(await mark(bert, id, 'done')).toMatchObject({ is: 'marked' });
    const done = await look();
    expect(done.doneBy).toMatchObject({ name: 'Bert', at: expect.any(Number) });
    await vi.waitFor(() => expect(anna.asked.get(id)?.doneBy?.name).toBe('Bert'));
    const late = await open(stage, 'Carl');
    await vi.waitFor(() => expect(late.asked.get(id)?.doneBy?.name).toBe('Bert'));
  });

  it('cancels it, and nobody can take it after that', async () => {
    const stage = await stageWith();
    const anna = await open(stage, 'Anna');
    const token = await stage.token('Agent 4', 'agent');
    const { id } = helpIn(await send(stage, { token, body: ASK }));
    const cancelled = helpIn(await send(stage, { token, method: 'DELETE', id }));
    expect(cancelled.cancelledAt).not.toBeNull();
    await vi.waitFor(() => expect(anna.asked.get(id)?.cancelledAt).not.toBeNull());
    expect(await mark(anna, id, 'taken')).toMatchObject({ is: 'taken', help: { takenBy: null } });
  });

  it('has one place for each call, however often and however fast they ask', async () => {
    const stage = await stageWith();
    const anna = await open(stage, 'Anna');
    const token = await stage.token('Agent 4', 'agent');
    const first = helpIn(await send(stage, { token, body: ASK }));
    await mark(anna, first.id, 'taken');
    const again = await Promise.all(
      ['safety', 'other', 'question'].map((reason) =>
        send(stage, { token, body: { ...ASK, reason } }),
      ),
    );
    for (const answer of again) {
      expect(helpIn(answer)).toMatchObject({
        id: first.id,
        askedAt: first.askedAt,
        takenBy: { name: 'Anna' },
      });
    }
    await vi.waitFor(() => expect(anna.asked.size).toBe(1));

    // After it is done, asking again is a new request.
    await mark(anna, first.id, 'done');
    const anew = helpIn(await send(stage, { token, body: ASK }));
    expect(anew.id).not.toBe(first.id);
    expect(anew).toMatchObject({ takenBy: null, doneBy: null, seenBy: [] });
    await vi.waitFor(() => expect([...anna.asked.keys()]).toEqual([anew.id]));
    expect(await mark(anna, first.id, 'done')).toMatchObject({ is: 'refused' });
    expect((await send(stage, { token, method: 'GET', id: first.id })).status).toBe(404);
  });

  it('has three open at most, and another when one is over', async () => {
    const stage = await stageWith();
    const token = await stage.token('Agent 4', 'agent');
    const asks = ['1', '2', '3', '4'].map((digit) => ({
      ...ASK,
      callSid: `CA${digit.repeat(32)}`,
    }));
    const answers = [];
    for (const body of asks) answers.push(await send(stage, { token, body }));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 429]);
    const [one] = answers;
    await send(stage, { token, method: 'DELETE', id: one === undefined ? '' : helpIn(one).id });
    expect((await send(stage, { token, body: asks[3] })).status).toBe(201);
  });

  it('waits for a quarter of an hour', async () => {
    let now = 1_000_000;
    const stage = await stageWith({ now: () => now });
    const anna = await open(stage, 'Anna');
    const token = await stage.token('Agent 4', 'agent');
    const { id } = helpIn(await send(stage, { token, body: ASK }));
    await vi.waitFor(() => expect(anna.asked.has(id)).toBe(true));
    now += 15 * 60_000;
    await vi.waitFor(() => expect(anna.asked.size).toBe(0), soon);
    expect((await send(stage, { token, method: 'GET', id })).status).toBe(404);
    expect(await mark(anna, id, 'taken')).toMatchObject({ is: 'refused' });
  });
});

describe('help is not for', () => {
  it('an agent of another account, nor another agent of this one', async () => {
    const stage = await stageWith();
    const anna = await open(stage, 'Anna');
    const token = await stage.token('Agent 4', 'agent');
    const { id } = helpIn(await send(stage, { token, body: ASK }));
    const accountSid = accountSidSchema.parse(`AC${'9'.repeat(32)}`);
    const elsewhere = { accountSid, name: 'Agent 4', role: 'agent' } as const;
    const others = [
      await stage.tokens.issue(elsewhere, 60_000),
      await stage.token('Agent 4', 'agent'),
    ];
    for (const other of others) {
      expect((await send(stage, { token: other, method: 'GET', id })).status).toBe(404);
      expect((await send(stage, { token: other, method: 'DELETE', id })).status).toBe(404);
    }
    expect((await send(stage, { token: others[0] ?? '', body: ASK })).status).toBe(201);
    await vi.waitFor(() => expect(anna.asked.size).toBe(1));
    expect(anna.asked.get(id)?.cancelledAt).toBeNull();
  });

  it.each(['viewer', 'coach', 'supervisor', 'admin'] as const)('a %s', async (role) => {
    const stage = await stageWith();
    const token = await stage.token('Anna', role);
    expect((await send(stage, { token, body: ASK })).status).toBe(403);
    expect((await send(stage, { token: 'x', body: ASK })).status).toBe(401);
  });

  it('a viewer to take: they only see it', async () => {
    const stage = await stageWith();
    const vera = await open(stage, 'Vera', 'viewer');
    const token = await stage.token('Agent 4', 'agent');
    const { id } = helpIn(await send(stage, { token, body: ASK }));
    expect(await mark(vera, id, 'taken', true)).toMatchObject({ is: 'refused' });
    expect(await mark(vera, id, 'done')).toMatchObject({ is: 'refused' });
    expect(await mark(vera, id, 'seen')).toMatchObject({ is: 'marked' });
  });

  it.each([
    [{ reason: 'safety' }],
    [{ ...ASK, callSid: 'CA1' }],
    [{ ...ASK, reason: 'boredom' }],
    [{ ...ASK, comment: 'x'.repeat(501) }],
    [{ ...ASK, name: 'Somebody Else' }],
    [[ASK]],
    [null],
  ])('whoever sends %j', async (body) => {
    const stage = await stageWith();
    const token = await stage.token('Agent 4', 'agent');
    expect((await send(stage, { token, body })).status).toBe(400);
  });
});

it('requests are the same at two instances, and one however many take them', async () => {
  const redis = await startRedis();
  closing.push(() => redis.remove());
  const stages = [
    await stageWith({ redisUrl: redis.url }),
    await stageWith({ redisUrl: redis.url }),
  ] as const;
  const token = await stages[0].token('Agent 4', 'agent');
  // A softphone that got no answer sends again, and meets the other instance.
  const answers = await Promise.all(stages.map((stage) => send(stage, { token, body: ASK })));
  const ids = new Set(answers.map((answer) => helpIn(answer).id));
  expect(ids.size).toBe(1);
  const [id = ''] = ids;
  const [anna, bert] = [await open(stages[0], 'Anna'), await open(stages[1], 'Bert')];
  await vi.waitFor(() => {
    for (const { asked } of [anna, bert]) expect([...asked.keys()]).toEqual([id]);
  }, soon);
  const marked = await Promise.all([mark(anna, id, 'taken'), mark(bert, id, 'taken')]);
  expect(marked.map(({ is }) => is).toSorted()).toEqual(['marked', 'taken']);
});

it('the audit log says who asked, who took it and who was refused, and not what they said', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-help-'));
  closing.push(() => rm(folder, { recursive: true }));
  const stage = await stageWith({ dataFolder: folder });
  const [anna, vera] = [await open(stage, 'Anna'), await open(stage, 'Vera', 'viewer')];
  const token = await stage.token('Agent 4', 'agent');
  const { id } = helpIn(await send(stage, { token, body: ASK }));
  await mark(anna, id, 'taken');
  await mark(vera, id, 'done');
  await send(stage, { token: await stage.token('Bert', 'admin'), body: ASK });
  await send(stage, { token, method: 'DELETE', id });
  const linesOf = async (name: string) =>
    (await readFile(path.join(folder, name), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  expect(await linesOf('audit.jsonl')).toMatchObject([
    { name: 'Agent 4', did: ['ask for help'], details: { id, call: CALL } },
    { name: 'Anna', did: ['help: taken'], details: { id } },
    { name: 'Agent 4', did: ['cancel a request for help'], details: { id } },
  ]);
  expect(await linesOf('refused.jsonl')).toMatchObject([
    { name: 'Vera', did: ['help: done'], ok: false },
    { name: 'Bert', did: ['POST /help'], ok: false, status: 403 },
  ]);
  const text = await readFile(path.join(folder, 'audit.jsonl'), 'utf8');
  expect(text).not.toContain('manager');
  expect(text).not.toContain(token);
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { startRedis } from '../support/relay/redis-process.ts';
import {
  type ServicesStage,
  type StageOptions,
  startServices,
} from '../support/relay/services-stage.ts';

const closing = closedAfterEach();

async function stageWith(options: StageOptions = {}): Promise<ServicesStage> {
  const stage = await startServices(options);
  closing.push(() => stage.close());
  return stage;
}

const writtenSchema = z.object({ url: z.url(), expiresAt: z.number() });

async function write(stage: ServicesStage, token: string, body: unknown) {
  const answer = await fetch(`${stage.url}/announcements`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, text: await answer.text() };
}

async function written(stage: ServicesStage, body: unknown) {
  const { status, text } = await write(stage, await stage.token('Anna', 'supervisor'), body);
  expect(status, text).toBe(201);
  return writtenSchema.parse(JSON.parse(text));
}

/** As Twilio asks: without a token, by either method. */
async function fetched(url: string, method: 'GET' | 'POST' = 'POST') {
  const form = new URLSearchParams({ CallSid: 'CA1', AccountSid: 'AC1' });
  const answer = await fetch(url, { method, body: method === 'POST' ? form : null });
  const type = answer.headers.get('content-type');
  return { status: answer.status, type, text: await answer.text() };
}

describe('an announcement', () => {
  it('is spoken to whoever has its address, until it runs out', async () => {
    let now = 1_700_000_000_000;
    const stage = await stageWith({ now: () => now });
    const { url, expiresAt } = await written(stage, {
      text: 'Lines are busy & <closed>',
      language: 'en-GB',
      times: 2,
    });
    expect(expiresAt).toBe(now + 600_000);
    for (const method of ['GET', 'POST'] as const) {
      expect(await fetched(url, method)).toEqual({
        status: 200,
        type: 'text/xml; charset=utf-8',
        text: '<?xml version="1.0" encoding="UTF-8"?><Response><Say language="en-GB" voice="Polly.Amy-Neural" loop="2">Lines are busy &amp; &lt;closed&gt;</Say></Response>',
      });
    }
    now = expiresAt;
    expect((await fetched(url)).status).toBe(410);
  });

  it('may be a file that is played', async () => {
    const stage = await stageWith();
    const { url } = await written(stage, { playUrl: 'https://example.com/a.mp3?x=1&y=2' });
    expect((await fetched(url)).text).toContain(
      '<Play loop="1">https://example.com/a.mp3?x=1&amp;y=2</Play>',
    );
  });

  it('cannot be heard at an address that somebody made up', async () => {
    const stage = await stageWith();
    const { url } = await written(stage, { text: 'Hello' });
    for (const forged of [
      `${url}x`,
      url.replace(/\.[^.]+$/, ''),
      url.replace(/\.(?=[^.]+$)/, '-'),
    ]) {
      const { status, text } = await fetched(forged);
      expect(status).toBe(404);
      expect(text).not.toContain('Hello');
    }
  });

  it.each([
    ['agent', 403],
    ['viewer', 403],
    ['coach', 403],
    ['supervisor', 201],
    ['admin', 201],
  ] as const)('is written by a token of the role %s with %i', async (role, status) => {
    const stage = await stageWith();
    const token = await stage.token('Anna', role);
    expect((await write(stage, token, { text: 'Hello' })).status).toBe(status);
  });

  it('is not written without a token, nor of what cannot be spoken', async () => {
    const stage = await stageWith();
    expect((await write(stage, 'forged', { text: 'Hello' })).status).toBe(401);
    const token = await stage.token('Anna', 'supervisor');
    for (const body of [{}, { text: '' }, { text: 'x'.repeat(20_000) }, 'Hello', null]) {
      expect((await write(stage, token, body)).status).toBeGreaterThanOrEqual(400);
    }
  });

  it('is heard at every instance, whichever wrote it', async () => {
    const redis = await startRedis();
    closing.push(() => redis.remove());
    const one = await stageWith({ redisUrl: redis.url });
    const two = await stageWith({ redisUrl: redis.url });
    const { url } = await written(one, { text: 'Hello' });
    expect((await fetched(url.replace(one.url, two.url))).text).toContain('>Hello</Say>');
    await redis.stop('SIGKILL');
    expect((await fetched(url)).status).toBe(503);
  });

  it('stands in the audit log without its address', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'earshot-twiml-'));
    closing.push(() => rm(folder, { recursive: true }));
    const stage = await stageWith({ dataFolder: folder });
    const { url } = await written(stage, { text: 'Hello' });
    await write(stage, await stage.token('Vera', 'viewer'), { text: 'Hello' });
    const done = await readFile(path.join(folder, 'audit.jsonl'), 'utf8');
    expect(JSON.parse(done)).toMatchObject({
      name: 'Anna',
      did: ['write an announcement'],
      details: { text: 'Hello', language: 'en-US' },
    });
    expect(done).not.toContain(url.split('/').at(-1));
    const refused = await readFile(path.join(folder, 'refused.jsonl'), 'utf8');
    expect(JSON.parse(refused)).toMatchObject({ name: 'Vera', did: ['POST /announcements'] });
  });
});

describe('TwiML', () => {
  it('for music on hold is served by name, and for silence', async () => {
    const stage = await stageWith({ holdMusic: { quiet: 'https://example.com/quiet.mp3' } });
    expect((await fetched(`${stage.url}/hold-music/quiet`)).text).toContain(
      '<Play loop="0">https://example.com/quiet.mp3</Play>',
    );
    expect((await fetched(`${stage.url}/hold-music/silence`, 'GET')).text).toContain('<Pause');
    for (const name of ['loud', '__proto__', 'constructor']) {
      expect((await fetched(`${stage.url}/hold-music/${name}`)).status).toBe(404);
    }
    const headers = { authorization: `Bearer ${await stage.token('Anna', 'supervisor')}` };
    const list = await fetch(`${stage.url}/hold-music`, { headers });
    expect(await list.json()).toEqual({
      silence: `${stage.url}/hold-music/silence`,
      quiet: `${stage.url}/hold-music/quiet`,
    });
    const voices = await fetch(`${stage.url}/announcements/voices`, { headers });
    expect(await voices.json()).toMatchObject({ 'de-DE': expect.arrayContaining(['Polly.Vicki']) });
  });

  it('for a conference is filled in as the guide prints it', async () => {
    const stage = await stageWith({ publicUrl: 'https://relay.example.com' });
    const headers = { authorization: `Bearer ${await stage.token('Anna', 'viewer')}` };
    const ask = (query: string) => fetch(`${stage.url}/twiml/conference${query}`, { headers });
    const guide = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8');
    const [, printed = ''] = guide.match(/```xml\n([\s\S]*?)\n```/) ?? [];
    const plain = (xml: string) => xml.replaceAll(/>\s+</g, '><').trim();
    expect(plain(await (await ask('')).text())).toBe(plain(printed));
    expect(await (await ask('?name=A%26B')).text()).toContain('>A&amp;B</Conference>');
    for (const wrong of ['?name=a&name=b', '?name=%00', '?other=1', `?name=${'x'.repeat(201)}`]) {
      expect((await ask(wrong)).status).toBe(400);
    }
    expect((await fetch(`${stage.url}/twiml/conference`)).status).toBe(401);
  });
});

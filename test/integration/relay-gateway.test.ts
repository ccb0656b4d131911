import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSimulator } from '../../simulator/index.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import {
  type GatewayOptions,
  type GatewayStage,
  openSupervisedCall,
  startGateway,
} from '../support/relay/gateway-stage.ts';

const ME = 'Anna Berg';
const closing = closedAfterEach();

async function stageWith(options: GatewayOptions = {}): Promise<GatewayStage> {
  const stage = await startGateway(options);
  closing.push(() => stage.close());
  return stage;
}

const LIST = { path: 'Conferences.json?Status=in-progress' };

describe('credentials', () => {
  it('are the account’s own, whatever the console sends', async () => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'viewer');
    expect((await stage.ask(token, LIST)).status).toBe(200);
    const basic = Buffer.from(`${stage.simulator.accountSid}:${token}`).toString('base64');
    const answer = await stage.ask('', { ...LIST, headers: { authorization: `Basic ${basic}` } });
    expect(answer.status).toBe(200);
  });

  it('are in no answer, also where Twilio’s would echo them', async () => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'viewer');
    const { apiKeySecret, apiKeySid } = stage.simulator;
    const pair = Buffer.from(`${apiKeySid}:${apiKeySecret}`).toString('base64');
    stage.simulator.faults.add({
      kind: 'answer',
      status: 500,
      code: 20500,
      message: `Basic ${pair} and ${apiKeySecret}`,
    });
    const answer = await stage.ask(token, LIST);
    expect(answer.status).toBe(500);
    expect(answer.text).toContain('[redacted]');
    expect(answer.text).not.toContain(apiKeySecret);
    expect(answer.text).not.toContain(pair);
  });

  it.each([
    ['no token', {}],
    ['a forged one', { authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.x' }],
    ['Twilio’s own credentials', { authorization: 'Basic U0s6c2VjcmV0' }],
  ])('are not used for %s', async (_, headers) => {
    const stage = await stageWith();
    const answer = await stage.ask('', { ...LIST, headers: { authorization: '', ...headers } });
    expect([answer.status, answer.code]).toEqual([401, 20003]);
    expect(stage.simulator.requests.list()).toEqual([]);
  });

  it('are not used for a token of another account, of one that was revoked or has run out', async () => {
    let now = Date.now();
    const stage = await stageWith({ now: () => now });
    const { tokens } = stage;
    const token = await stage.token(ME, 'admin');
    const read = await tokens.verify(token);
    if (!read.ok) throw new Error('not good');
    const { simulator } = stage;
    const other = await startSimulator({ seed: 7 });
    closing.push(() => other.close());
    const elsewhere = await fetch(
      `${stage.url}/gateway/2010-04-01/Accounts/${other.accountSid}/Conferences.json`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    expect(elsewhere.status).toBe(403);
    now += 3_600_001;
    expect((await stage.ask(token, LIST)).status).toBe(401);
    now -= 3_600_001;
    await tokens.revoke(read.value.id);
    expect((await stage.ask(token, LIST)).status).toBe(401);
    expect([...simulator.requests.list(), ...other.requests.list()]).toEqual([]);
  });
});

describe('pages', () => {
  it('come back through the gateway until the last', async () => {
    const stage = await stageWith({ simulate: { rowsPerPage: 2 } });
    const token = await stage.token(ME, 'viewer');
    const call = openSupervisedCall(stage.simulator, ME, 'Billing');
    let next: string | null = `Conferences/${call.conference}/Participants.json?PageSize=2`;
    const seen: string[] = [];
    for (let pages = 0; next !== null && pages < 5; pages++) {
      const { status, text }: { status: number; text: string } = await stage.ask(token, {
        path: next,
      });
      expect(status, text).toBe(200);
      const body = JSON.parse(text);
      for (const { call_sid } of body.participants) seen.push(call_sid);
      const uri: string | null = body.next_page_uri;
      const prefix = `/gateway/2010-04-01/Accounts/${stage.simulator.accountSid}/`;
      if (uri !== null) expect(uri.startsWith(prefix)).toBe(true);
      next = uri?.slice(prefix.length) ?? null;
    }
    expect(seen.toSorted()).toEqual(
      [call.agent, call.customer, call.own, call.colleague].toSorted(),
    );
  });
});

describe('a coach', () => {
  it('joins at the phone that the token names and at no other', async () => {
    const stage = await stageWith();
    const call = openSupervisedCall(stage.simulator, 'Somebody', 'Billing');
    const join = (token: string, to: string) =>
      stage.ask(token, {
        path: `Conferences/${call.conference}/Participants.json`,
        form: {
          To: to,
          From: stage.simulator.callerId,
          Label: `supervisor:mine:${ME}`,
          Muted: 'true',
          Beep: 'false',
          StartConferenceOnEnter: 'false',
          EndConferenceOnExit: 'false',
        },
      });
    const token = await stage.token(ME, 'coach', 'client:anna');
    expect((await join(token, '+14155550100')).status).toBe(403);
    expect((await join(await stage.token(ME, 'coach'), 'client:anna')).status).toBe(403);
    expect((await join(token, 'client:anna')).status).toBe(201);
  });

  it('comes back from hold only muted, or heard by whom they coach', async () => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'coach', 'client:anna');
    const call = openSupervisedCall(stage.simulator, ME, 'Billing');
    const own = { path: `Conferences/${call.conference}/Participants/${call.own}.json` };
    const statusOf = async (form: Record<string, string>) =>
      (await stage.ask(token, { ...own, form })).status;
    expect(await statusOf({ Hold: 'false' })).toBe(403);
    expect(await statusOf({ Hold: 'false', Muted: 'false', Coaching: 'false' })).toBe(403);
    expect(await statusOf({ Hold: 'false', Muted: 'true' })).toBe(200);
    const coaching = { Muted: 'false', Coaching: 'true', CallSidToCoach: call.agent };
    expect(await statusOf({ Hold: 'false', ...coaching })).toBe(200);
  });

  it('changes nobody else, however the request is put together', async () => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'coach', 'client:anna');
    const call = openSupervisedCall(stage.simulator, ME, 'Billing');
    const own = { path: `Conferences/${call.conference}/Participants/${call.own}.json` };
    for (const form of [
      { Muted: 'true', EndConferenceOnExit: 'true' },
      { Muted: 'true', BeepOnExit: 'true' },
      { Muted: 'true', AnnounceUrl: 'https://example.com/a.xml' },
      { Muted: 'true', Hold: 'true', AnnounceUrl: 'https://example.com/a.xml' },
    ]) {
      expect((await stage.ask(token, { ...own, form })).status).toBe(403);
    }
    expect(stage.simulator.requests.list({ method: 'POST' })).toEqual([]);
  });

  it('whose leg has gone is told so in Twilio’s words', async () => {
    const stage = await stageWith();
    const call = openSupervisedCall(stage.simulator, ME, 'Billing');
    stage.simulator.floor.leave(call.own);
    const token = await stage.token(ME, 'coach', 'client:anna');
    const answer = await stage.ask(token, {
      path: `Conferences/${call.conference}/Participants/${call.own}.json`,
      form: { Muted: 'true' },
    });
    expect([answer.status, answer.code]).toEqual([404, 20404]);
  });
});

it('nobody brings a colleague back from hold but muted', async () => {
  const stage = await stageWith();
  const token = await stage.token(ME, 'admin');
  const call = openSupervisedCall(stage.simulator, ME, 'Billing');
  const colleague = { path: `Conferences/${call.conference}/Participants/${call.colleague}.json` };
  expect((await stage.ask(token, { ...colleague, form: { Hold: 'false' } })).status).toBe(403);
  const muted = { Hold: 'false', Muted: 'true' };
  expect((await stage.ask(token, { ...colleague, form: muted })).status).toBe(200);
});

describe('when Twilio does not answer', () => {
  it('says whether the request may have been carried out', async () => {
    const stage = await stageWith();
    const token = await stage.token(ME, 'supervisor');
    const call = openSupervisedCall(stage.simulator, ME, 'Billing');
    const mute = {
      path: `Conferences/${call.conference}/Participants/${call.agent}.json`,
      form: { Muted: 'true' },
    };
    stage.simulator.faults.add({ kind: 'reset', afterEffect: true, times: 1 });
    const lost = await stage.ask(token, mute);
    expect(lost.status).toBe(504);
    // It was carried out, and is not asked for again by anybody but the console.
    expect(stage.simulator.requests.list({ method: 'POST' })).toHaveLength(1);
    await stage.simulator.close();
    // Only what Twilio answered has a number of Twilio's.
    expect(lost.headers.has('twilio-request-id')).toBe(false);
    const unreachable = await stage.ask(token, mute);
    expect(unreachable.status).toBe(503);
    expect(unreachable.text).toContain('not sent');
  });
});

describe('the audit log', () => {
  it('says who did what and what came of it, and holds no secret', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'earshot-audit-'));
    closing.push(() => rm(folder, { recursive: true }));
    const stage = await stageWith({ dataFolder: folder });
    const call = openSupervisedCall(stage.simulator, ME, 'Billing');
    const anna = await stage.token(ME, 'supervisor');
    const person = `Conferences/${call.conference}/Participants/${call.agent}.json`;
    await stage.ask(anna, { path: person, form: { Hold: 'true' } });
    await stage.ask(anna, {
      path: person,
      form: { AnnounceUrl: 'https://example.com/a.xml?signature=geheim' },
    });
    const text = await readFile(path.join(folder, 'audit.jsonl'), 'utf8');
    const lines = linesOf(text);
    expect(lines).toMatchObject([
      {
        asked: true,
        name: ME,
        role: 'supervisor',
        did: ['hold anybody'],
        details: { conference: call.conference, call: call.agent, Hold: 'true' },
      },
      {
        settled: true,
        id: lines[0].id,
        ok: true,
        status: 200,
        twilioRequestId: expect.stringMatching(/^RQ/),
      },
      { asked: true, did: ['announce to one person'] },
      { settled: true, id: lines[2].id, ok: true },
    ]);
    expect(text).not.toContain('geheim');
    expect(text).not.toContain(anna);
    expect(text).not.toContain(stage.simulator.apiKeySecret);
  });

  it('says who was refused what, in a file of its own, and nothing of what they showed', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'earshot-audit-'));
    closing.push(() => rm(folder, { recursive: true }));
    const stage = await stageWith({ dataFolder: folder });
    const call = openSupervisedCall(stage.simulator, ME, 'Billing');
    const vera = await stage.token('Vera', 'viewer');
    const person = `Conferences/${call.conference}/Participants/${call.agent}.json`;
    await stage.ask(vera, { method: 'DELETE', path: person });
    await stage.ask(vera, { path: 'Keys.json?secret=geheim' });
    await stage.ask(vera, { path: person, form: '{"secret":"geheim"}' });
    await stage.ask(`${vera}geheim`, LIST);
    await stage.ask(vera, { ...LIST, headers: { 'x-http-method-override': 'DELETE geheim' } });
    const text = await readFile(path.join(folder, 'refused.jsonl'), 'utf8');
    expect(linesOf(text)).toMatchObject([
      { name: 'Vera', did: ['delete-participant'], ok: false, status: 403 },
      { name: 'Vera', did: ['something unknown'], ok: false, status: 403 },
      { name: 'Vera', did: ['something unknown'], ok: false, status: 400 },
      { token: null, did: ['something unknown'], ok: false, status: 401 },
      { name: 'Vera', did: ['something unknown'], ok: false, status: 400 },
    ]);
    expect(text).not.toContain('geheim');
    expect(text).not.toContain(vera);
    expect(await readFile(path.join(folder, 'audit.jsonl'), 'utf8').catch(() => '')).toBe('');
  });
});

function linesOf(text: string) {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

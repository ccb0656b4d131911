import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { accountSidSchema } from '../../common/model/sid.ts';
import type { RelayConfig } from '../../relay/config/config.ts';
import type { EntryBody } from '../../relay/log/event-log.ts';
import { createMemoryLog } from '../../relay/log/memory-log.ts';
import { buildRelay, type Relay } from '../../relay/server.ts';
import { signatureOf } from '../../simulator/callbacks/signature.ts';
import { ACCOUNT, AUTH_TOKEN, TOKEN_SECRET } from '../support/relay/relay-account.ts';
import {
  conferenceParams,
  type SignedRequest,
  sendSigned,
} from '../support/relay/signed-request.ts';

const OTHER = accountSidSchema.parse(`AC${'b2'.repeat(16)}`);
const OTHER_TOKEN = 'fedcba9876543210fedcba9876543210';
const NEXT_TOKEN = '00112233445566778899aabbccddeeff';
const PUBLIC_URL = 'https://relay.example.com/twilio';
const CONFERENCE = `CF${'c1'.repeat(16)}`;

let relay: Relay | null = null;
afterEach(async () => {
  await relay?.close();
  relay = null;
});

async function startRelay(publicUrl = PUBLIC_URL) {
  const limits: RelayConfig['limits'] = {
    logAgeMs: 3_600_000,
    logEntries: 1_000,
    outboxEntries: 100,
    outboxBytes: 1_000_000,
    requestsPerAddress: 1_000,
    requestsPerToken: 1_000,
  };
  const config: RelayConfig = {
    host: '127.0.0.1',
    port: 0,
    publicUrl,
    accounts: [
      { accountSid: ACCOUNT, authTokens: [AUTH_TOKEN, NEXT_TOKEN] },
      { accountSid: OTHER, authTokens: [OTHER_TOKEN] },
    ],
    redisUrl: null,
    dataFolder: null,
    tokenSecrets: [TOKEN_SECRET],
    holdMusic: {},
    tls: null,
    limits,
    proxies: 0,
    logLevel: 'silent',
  };
  const accounts = [ACCOUNT, OTHER];
  const log = createMemoryLog({
    accounts,
    limits,
    clock: { now: Date.now },
    newLogName: () => 'L',
  });
  relay = await buildRelay(config, pino({ level: 'silent' }), { log });
  const url = `http://127.0.0.1:${await relay.listen()}`;
  return {
    url,
    send: (callback: Omit<SignedRequest, 'url'>) => sendSigned({ url, publicUrl, ...callback }),
    async kept(account: string = ACCOUNT): Promise<readonly EntryBody[]> {
      const { entries } = await log.read(account, 0, 1_000);
      return (entries ?? []).map(({ seq: _seq, at: _at, ...body }) => body);
    },
    async metric(pattern: RegExp) {
      const text = await relay?.app.inject('/metrics');
      return text?.body.match(pattern)?.[1];
    },
  };
}

describe('a callback', () => {
  it('is kept as Twilio sent it, below any path and by either method', async () => {
    const { send, kept } = await startRelay();
    const joined = conferenceParams(1);
    const muted = conferenceParams(2, { StatusCallbackEvent: 'participant-mute' });
    expect(await send({ params: joined, path: '/callbacks/conference?team=a%20b&x=%27' })).toBe(
      204,
    );
    expect(await send({ params: muted, path: '/callbacks/x/y?team=a', method: 'GET' })).toBe(204);
    expect(await kept()).toEqual([
      { kind: 'conference', params: joined },
      { kind: 'conference', params: { ...muted, team: 'a' } },
    ]);
  });

  it('tells of a call or of a recording', async () => {
    const { send, kept } = await startRelay();
    const call = {
      AccountSid: ACCOUNT,
      CallSid: 'CA1',
      SequenceNumber: '0',
      CallStatus: 'ringing',
    };
    const recording = { AccountSid: ACCOUNT, RecordingSid: 'RE1', RecordingStatus: 'completed' };
    await send({ params: call });
    await send({ params: recording });
    expect((await kept()).map(({ kind }) => kind)).toEqual(['call', 'recording']);
  });

  it('is kept once, whether its number, its content or its idempotency token repeats', async () => {
    const { send, kept } = await startRelay();
    const token = (value: string) => ({ 'i-twilio-idempotency-token': value });
    const recording = { AccountSid: ACCOUNT, RecordingSid: 'RE1', RecordingStatus: 'completed' };
    const later = { ...recording, RecordingDuration: '7' };
    for (const callback of [
      { params: conferenceParams(1) },
      { params: conferenceParams(1), headers: token('other') },
      { params: recording, headers: token('one') },
      { params: recording, headers: token('two') },
      { params: later, headers: token('one') },
      { params: recording },
    ]) {
      expect(await send(callback)).toBe(204);
    }
    expect(await kept()).toHaveLength(2);
  });

  it('may be signed with the next auth token, and its use is counted', async () => {
    const { send, kept, metric } = await startRelay();
    expect(await send({ params: conferenceParams(1), authToken: NEXT_TOKEN })).toBe(204);
    expect(await kept()).toHaveLength(1);
    expect(await metric(/callbacks_total\{.*token="next"\} (\d+)/)).toBe('1');
  });

  it('goes to its own account, and only with the auth token of that account', async () => {
    const { send, kept } = await startRelay();
    const params = conferenceParams(1, { AccountSid: OTHER });
    expect(await send({ params })).toBe(403);
    expect(await send({ params, authToken: OTHER_TOKEN })).toBe(204);
    expect(await kept(ACCOUNT)).toEqual([]);
    expect(await kept(OTHER)).toHaveLength(1);
  });
});

describe('what is no callback of Twilio’s', () => {
  const oversized = conferenceParams(1, { FriendlyName: 'x'.repeat(70_000) });
  const many = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`P${index}`, '1']));
  it.each<[string, Omit<SignedRequest, 'url'>]>([
    ['no-signature', { params: conferenceParams(1), signature: '' }],
    ['wrong-signature', { params: conferenceParams(1), authToken: OTHER_TOKEN }],
    ['wrong-signature', { params: conferenceParams(1), publicUrl: 'https://relay.example.com' }],
    [
      'wrong-signature',
      { params: conferenceParams(1), publicUrl: 'http://relay.example.com/twilio' },
    ],
    ['unknown-account', { params: conferenceParams(1, { AccountSid: 'AC1' }) }],
    ['oversized', { params: oversized }],
    ['oversized', { params: conferenceParams(1, many) }],
    ['oversized', { params: conferenceParams(1, many), method: 'GET' }],
    [
      'wrong-content-type',
      { params: conferenceParams(1), headers: { 'content-type': 'application/json' } },
    ],
  ])('is refused and counted as %s', async (reason, callback) => {
    const { send, kept, metric } = await startRelay();
    expect(await send(callback)).toBe(403);
    expect(await kept()).toEqual([]);
    expect(await metric(new RegExp(`refused_total\\{reason="${reason}"\\} (\\d+)`))).toBe('1');
  });

  it('is not believed for the Host that it names', async () => {
    const { url, kept } = await startRelay();
    const params = conferenceParams(1);
    const headers = { host: 'evil.example.com', 'x-forwarded-host': 'evil.example.com' };
    expect(await sendSigned({ url, publicUrl: 'http://evil.example.com', params, headers })).toBe(
      403,
    );
    expect(await kept()).toEqual([]);
  });
});

describe('Event Streams', () => {
  const PATH = `/callbacks/event-streams/${ACCOUNT}`;
  const SUMMARY = 'com.twilio.voice.insights.conference-summary.partial';
  const event = (id: string, type = SUMMARY, more = {}) => ({
    specversion: '1.0',
    id,
    type,
    source: '/twilio',
    data: { conference_sid: CONFERENCE, account_sid: ACCOUNT, ...more },
  });

  async function stream(url: string, events: unknown, path = PATH, sentBody?: string) {
    const body = JSON.stringify(events);
    const hash = createHash('sha256').update(body).digest('hex');
    const target = `${path}?bodySHA256=${hash}`;
    const answer = await request(url + target, {
      method: 'POST',
      body: sentBody ?? body,
      headers: {
        'content-type': 'application/json',
        'x-twilio-signature': signatureOf(AUTH_TOKEN, PUBLIC_URL + target),
      },
    });
    await answer.body.dump();
    return answer.statusCode;
  }

  it('become hints, each once, whichever way their type is spelled', async () => {
    const { url, kept } = await startRelay();
    const types = [
      SUMMARY,
      'com.twilio.voice.insights.conference-summary.complete',
      'com.twilio.voice.insights.participant-summary.partial',
      'com.twilio.voice.insights.conference-participant-summary.complete',
      'com.twilio.voice.insights.call-summary.complete',
    ];
    const events = types.map((type, index) => event(`EV${index}`, type));
    expect(await stream(url, events)).toBe(204);
    expect(await stream(url, events)).toBe(204);
    expect(await kept()).toEqual(
      types.slice(1).map(() => ({ kind: 'hint', conferenceSid: CONFERENCE })),
    );
  });

  it('are refused when the body is not the one that was signed, or is no list of events', async () => {
    const { url, kept } = await startRelay();
    const other = JSON.stringify([event('EV2')]);
    expect(await stream(url, [event('EV1')], PATH, other)).toBe(403);
    expect(await stream(url, { no: 'list' })).toBe(403);
    expect(await stream(url, [event('EV1')], `/callbacks/event-streams/${OTHER}`)).toBe(403);
    expect(await kept()).toEqual([]);
  });

  it('of another account are left out', async () => {
    const { url, kept } = await startRelay();
    expect(await stream(url, [event('EV1', SUMMARY, { account_sid: OTHER })])).toBe(204);
    expect(await kept()).toEqual([]);
  });
});

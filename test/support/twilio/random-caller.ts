import { Client } from 'undici';
import type { Simulator } from '../../../simulator/index.ts';
import { createRandom, type Random } from '../../../simulator/random/random.ts';
import type { Exchange } from './response-check.ts';

/** Asks the API for this and that, some of it nonsense, and tells each exchange. */
export interface RandomCaller {
  ask(): Promise<Exchange>;
  close(): Promise<void>;
}

interface Wish {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the account. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
}

export function createRandomCaller(simulator: Simulator, seed: number): RandomCaller {
  const random = createRandom(seed, 'caller');
  const client = new Client(simulator.url);
  const account = `/2010-04-01/Accounts/${simulator.accountSid}`;
  const secret = `${simulator.accountSid}:${simulator.authToken}`;
  const authorization = `Basic ${Buffer.from(secret).toString('base64')}`;
  let nextPage: string | null = null;

  async function send({ method, path, params = {} }: Wish): Promise<Exchange> {
    const query = new URLSearchParams(params).toString();
    const isQuery = method === 'GET' && query !== '';
    const url = path.startsWith('/2010') ? path : `${account}${path}`;
    const response = await client.request({
      method,
      path: isQuery ? `${url}?${query}` : url,
      headers: {
        authorization,
        ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(method === 'POST' ? { body: query } : {}),
    });
    const text = await response.body.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    nextPage = nextPageOf(body);
    return { method, url, status: response.statusCode, body };
  }

  return {
    ask() {
      if (nextPage !== null && random.chance(0.6)) return send({ method: 'GET', path: nextPage });
      return send(random.pick(WISHES)(random, aimAt(simulator, random)));
    },
    close: () => client.close(),
  };
}

interface Aim {
  readonly conference: string;
  readonly participant: string;
  readonly other: string;
  /** Of a conference that has just ended, or the one that may be running. */
  readonly recordingPath: string;
}

/** Somebody who is there, mostly. */
function aimAt({ floor }: Simulator, random: Random): Aim {
  const live = floor.snapshot().conferences;
  const conference = live[random.whole(0, Math.max(0, live.length - 1))];
  const people = conference?.participants ?? [];
  const anyone = () => people[random.whole(0, Math.max(0, people.length - 1))]?.callSid;
  const recordings = [...floor.conferences({ status: 'completed' }).descending()]
    .slice(0, 10)
    .flatMap(({ sid }) => [...floor.recordings(sid).descending()])
    .filter(({ callSid }) => callSid === null);
  const recording = recordings[random.whole(0, Math.max(0, recordings.length - 1))];
  return {
    conference: conference?.sid ?? `CF${'0'.repeat(32)}`,
    participant: anyone() ?? `CA${'0'.repeat(32)}`,
    other: anyone() ?? `CA${'1'.repeat(32)}`,
    recordingPath:
      recording === undefined
        ? `/Conferences/${conference?.sid}/Recordings/Twilio.CURRENT.json`
        : `/Conferences/${recording.conferenceSid}/Recordings/${recording.sid}.json`,
  };
}

type MakeWish = (random: Random, aim: Aim) => Wish;

const get = (path: string, params: Readonly<Record<string, string>> = {}): Wish => ({
  method: 'GET',
  path,
  params,
});
const post = (path: string, params: Readonly<Record<string, string>>): Wish => ({
  method: 'POST',
  path,
  params,
});
const truth = (random: Random) => String(random.chance(0.5));
const page = (random: Random) => ({ PageSize: String(random.pick([1, 2, 7, 50, 1_000, 1_001])) });

const WISHES: readonly [MakeWish, ...MakeWish[]] = [
  (random) => get('/Conferences.json', page(random)),
  (random) =>
    get('/Conferences.json', {
      ...page(random),
      Status: random.pick(['init', 'in-progress', 'completed', 'over']),
    }),
  () => get('/Conferences.json', { 'DateCreated>': '2025-01-01', FriendlyName: 'Billing 1' }),
  (_, { conference }) => get(`/Conferences/${conference}.json`),
  (random, { conference }) =>
    post(
      `/Conferences/${conference}.json`,
      random.chance(0.3)
        ? { Status: 'completed' }
        : { AnnounceUrl: 'https://example.com/a.xml', AnnounceMethod: random.pick(['GET', 'PUT']) },
    ),
  (random, { conference }) => get(`/Conferences/${conference}/Participants.json`, page(random)),
  (random, { conference }) =>
    get(`/Conferences/${conference}/Participants.json`, { Hold: truth(random) }),
  () => get('/Conferences/Billing%201/Participants.json'),
  (_, { conference, participant }) =>
    get(`/Conferences/${conference}/Participants/${participant}.json`),
  (random, { conference, participant, other }) =>
    post(`/Conferences/${conference}/Participants/${participant}.json`, {
      Muted: truth(random),
      Hold: truth(random),
      ...(random.chance(0.3) ? { Coaching: 'true', CallSidToCoach: other } : {}),
      ...(random.chance(0.3) ? { EndConferenceOnExit: truth(random) } : {}),
    }),
  (_, { conference, participant }) => ({
    method: 'DELETE',
    path: `/Conferences/${conference}/Participants/${participant}.json`,
  }),
  (random, { conference }) =>
    post(`/Conferences/${random.chance(0.5) ? conference : 'Ad%20hoc'}/Participants.json`, {
      From: random.pick(['+15005550006', '+19995550006', 'client:me']),
      To: random.pick(['client:agent', '+12125550123', '+15005550101', '+15005550107', 'nobody']),
      Label: random.pick(['Agent 1', 'a/b', `L${random.whole(1, 99)}`]),
      ConferenceRecord: truth(random),
      Record: truth(random),
      MachineDetection: random.pick(['Enable', 'DetectMessageEnd']),
      Timeout: String(random.pick([1, 5, 30])),
      Region: random.pick(['us1', 'ie1']),
    }),
  (random) => get('/Calls.json', page(random)),
  (random) => get('/Calls.json', { Status: random.pick(['in-progress', 'completed', 'busy']) }),
  (_, { participant }) => get(`/Calls/${participant}.json`),
  (random, { participant }) =>
    post(`/Calls/${participant}.json`, { Status: random.pick(['completed', 'canceled']) }),
  (_, { conference }) => get(`/Conferences/${conference}/Recordings.json`),
  (random, { conference }) =>
    post(`/Conferences/${conference}/Recordings/Twilio.CURRENT.json`, {
      Status: random.pick(['paused', 'in-progress', 'stopped']),
    }),
  (_, { recordingPath }) => get(recordingPath),
  (_, { recordingPath }) => ({ method: 'DELETE', path: recordingPath }),
  () => get('/IncomingPhoneNumbers.json', { PhoneNumber: '+1' }),
  () => get('/OutgoingCallerIds.json'),
  () => get('.json'),
];

function nextPageOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('next_page_uri' in body)) return null;
  return typeof body.next_page_uri === 'string' ? body.next_page_uri : null;
}

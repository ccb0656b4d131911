import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountSidSchema, callSidSchema, conferenceSidSchema } from '../../common/model/sid.ts';
import { systemClock } from '../../main/system-clock.ts';
import { twilioBaseUrl } from '../../main/twilio/base-url.ts';
import { createTwilioClient } from '../../main/twilio/client.ts';
import { type Simulator, startSimulator } from '../../simulator/index.ts';
import { readOpenApiDocument } from '../support/twilio/openapi-document.ts';
import { type CheckRequest, createPrism } from '../support/twilio/prism.ts';
import { startWireTap, type WireRequest, type WireTap } from '../support/twilio/wire-tap.ts';

// Every request that Earshot makes, as it is on the wire, goes through Prism with Twilio's document.

const ACCOUNT = '/2010-04-01/Accounts/{AccountSid}';

let prism: CheckRequest;
let simulator: Simulator;
let tap: WireTap;

beforeAll(async () => {
  prism = await createPrism(await readOpenApiDocument(), [
    `${ACCOUNT}/Conferences.json`,
    `${ACCOUNT}/Conferences/{Sid}.json`,
    `${ACCOUNT}/Conferences/{ConferenceSid}/Participants.json`,
    `${ACCOUNT}/Conferences/{ConferenceSid}/Participants/{CallSid}.json`,
    `${ACCOUNT}/Conferences/{ConferenceSid}/Recordings.json`,
    `${ACCOUNT}/Conferences/{ConferenceSid}/Recordings/{Sid}.json`,
    `${ACCOUNT}/Calls.json`,
    `${ACCOUNT}/Calls/{Sid}.json`,
  ]);
  simulator = await startSimulator({ rowsPerPage: 2 });
  tap = await startWireTap(simulator.url);
  await askEverything();
}, 60_000);

afterAll(async () => {
  await tap.close();
  await simulator.close();
});

async function askEverything(): Promise<void> {
  const baseUrl = twilioBaseUrl({ custom: tap.url });
  if (!baseUrl.ok) throw new Error(baseUrl.error.message);
  const client = createTwilioClient({
    baseUrl: baseUrl.value,
    accountSid: accountSidSchema.parse(simulator.accountSid),
    username: simulator.apiKeySid,
    password: simulator.apiKeySecret,
    clock: systemClock,
  });
  const { sid, participants } = simulator.floor.openConference({
    friendlyName: 'Support 1',
    participants: [{ label: 'Agent 1 🎧' }, {}, {}, {}],
  });
  simulator.floor.openConference({ friendlyName: 'Support 2', participants: [{}, {}] });
  simulator.floor.openConference({ friendlyName: 'Support 3', participants: [{}, {}] });
  const conference = conferenceSidSchema.parse(sid);
  simulator.floor.record(sid);
  const [me, agent] = participants.map(({ callSid }) => callSidSchema.parse(callSid));
  if (me === undefined || agent === undefined) throw new Error('Nobody came');

  const announcement = { announceUrl: 'https://a.example/x.mp3', announceMethod: 'GET' } as const;
  const answers = [
    await client.checkCredentials(),
    await client.listConferences('init'),
    await client.listConferences('in-progress'),
    await client.fetchConference(conference),
    await client.listCalls(2),
    await client.listParticipants(conference),
    await client.listRecordings(conference),
    await client.fetchParticipant(conference, me),
    await client.fetchParticipant(conference, 'Agent 1 🎧'),
    await client.updateParticipant(conference, me, { muted: true }),
    await client.updateParticipant(conference, me, { hold: true }),
    await client.updateParticipant(conference, me, { hold: false }),
    await client.updateParticipant(conference, me, {
      coaching: true,
      callSidToCoach: agent,
      muted: false,
    }),
    await client.updateParticipant(conference, me, announcement),
    await client.changeParticipant(conference, me, [
      ['Muted', 'true'],
      ['BeepOnExit', 'false'],
      ['HoldUrl', 'https://a.example/hold.mp3'],
      ['HoldMethod', 'POST'],
    ]),
    await client.changeRecording(conference, { status: 'paused', pauseBehavior: 'skip' }),
    await client.changeRecording(conference, { status: 'stopped' }),
    await client.announceToConference(conference, announcement),
    await client.fetchParty(agent),
    await client.removeParticipant(conference, agent),
  ];
  const leg = await client.createParticipant(conference, {
    to: simulator.supervisorEndpoint,
    from: simulator.callerId,
    label: 'supervisor:a:Zoë 🎧',
    muted: true,
    beep: false,
    startConferenceOnEnter: false,
    endConferenceOnExit: false,
    timeoutSeconds: 30,
  });
  if (!leg.ok) throw new Error(JSON.stringify(leg.error));
  answers.push(await client.cancelCall(leg.value.callSid));
  answers.push(await client.endConference(conference));
  for (const answer of answers) if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  await client.close();
}

it('finds nothing wrong with any request that Earshot makes', async () => {
  const methods = new Set(tap.requests.map(({ method }) => method));
  expect(methods).toEqual(new Set(['GET', 'POST', 'DELETE']));
  expect(tap.requests.length).toBeGreaterThanOrEqual(22);
  for (const request of tap.requests) {
    expect(await prism(request), `${request.method} ${request.url} ${request.body}`).toEqual([]);
  }
});

it.each<[string, (request: WireRequest) => WireRequest]>([
  ['a misspelt parameter', (request) => ({ ...request, body: `${request.body}&Lable=x` })],
  [
    'a boolean that is none',
    (request) => ({ ...request, body: request.body.replace('Muted=true', 'Muted=yes') }),
  ],
  [
    'a number that is none',
    (request) => ({ ...request, body: request.body.replace(/Timeout=\d+/, 'Timeout=soon') }),
  ],
  [
    'a parameter left out',
    (request) => ({ ...request, body: request.body.replace(/(^|&)From=[^&]*/, '') }),
  ],
  ['another path', (request) => ({ ...request, url: request.url.replace('.json', '') })],
  [
    'no credentials',
    ({ headers: { authorization: _, ...headers }, ...request }) => ({ ...request, headers }),
  ],
])('finds %s when it is planted', async (_what, plant) => {
  const create = tap.requests.find(({ body }) => body.includes('Timeout='));
  if (create === undefined) throw new Error('Nobody was dialled');
  const planted = plant(create);
  expect(planted).not.toEqual(create);
  expect(await prism(planted).catch(String)).not.toEqual([]);
});

it('reads a repeated key as a list', async () => {
  const create = tap.requests.find(({ body }) => body.includes('Timeout='));
  if (create === undefined) throw new Error('Nobody was dialled');
  const withEvents = (...events: string[]) =>
    prism({
      ...create,
      body: `${create.body}${events.map((event) => `&StatusCallbackEvent=${event}`).join('')}`,
    });
  expect(await withEvents('initiated', 'ringing')).toEqual([]);
});

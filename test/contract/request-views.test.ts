import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Draft } from '../../common/adding/draft.ts';
import {
  accountSidSchema,
  apiKeySidSchema,
  callSidSchema,
  conferenceSidSchema,
} from '../../common/model/sid.ts';
import { createTable } from '../../common/participant-parameters/create-parameters.ts';
import { type FormFields, formOf } from '../../common/participant-parameters/form.ts';
import type {
  ViewedAccount,
  ViewedOperation,
  ViewedRequest,
} from '../../common/request-views/request.ts';
import { tableOf } from '../../common/request-views/request.ts';
import { textOf } from '../../common/request-views/token.ts';
import { typescriptView } from '../../common/request-views/typescript-view.ts';
import { VIEWS, type View, viewsOf } from '../../common/request-views/views.ts';
import type { TwilioPort } from '../../main/core/twilio-port.ts';
import { systemClock } from '../../main/system-clock.ts';
import { twilioBaseUrl } from '../../main/twilio/base-url.ts';
import { createTwilioClient } from '../../main/twilio/client.ts';
import { type Simulator, startSimulator } from '../../simulator/index.ts';
import { createManualClock } from '../../simulator/time/manual-clock.ts';
import { NASTY, viewedAccount } from '../support/arbitraries/viewed-requests.ts';
import { startGateway } from '../support/relay/gateway-stage.ts';
import {
  createSamples,
  TYPED_SECRETS,
  updateSamples,
} from '../support/twilio/parameter-samples.ts';
import { runCommands, runPrograms, type Secrets, sendRaw } from '../support/twilio/run-views.ts';

// Each view of a request is carried out, and does what the button does. There is a Twilio of its own for
// each way, all of the same seed and the same hour, so that all of them end up alike.

const WAYS = ['button', ...VIEWS] as const;
type Way = (typeof WAYS)[number];

interface Asked {
  readonly operation: ViewedOperation;
  readonly draft: Draft;
}

/** A Twilio, and how requests come to it. */
interface Place {
  readonly simulator: Simulator;
  readonly account: ViewedAccount;
  readonly origin: string;
  readonly client: TwilioPort;
  readonly secrets: Secrets;
  close(): Promise<void>;
}

/** What arrived at Twilio and what came of it. */
interface Outcome {
  readonly requests: readonly unknown[];
  readonly floor: unknown;
}

interface Stage {
  readonly where: string;
  readonly open: () => Promise<Place>;
  readonly askedOf: (place: Place) => readonly Asked[];
  /** How many of the requests do not come so far. */
  readonly keptBack: number;
}

const STAGES: readonly Stage[] = [
  {
    where: 'at Twilio',
    open: openDirectly,
    askedOf: (place) => [...everyParameter(place), ...whateverIsTyped(place)],
    keptBack: 0,
  },
  { where: 'through a relay', open: openGateway, askedOf: throughRelay, keptBack: 1 },
];

describe.each(STAGES)('$where', ({ open, askedOf, keptBack }) => {
  const outcomes = new Map<Way, Outcome>();
  let asked: readonly Asked[] = [];

  beforeAll(async () => {
    for (const way of WAYS) {
      const place = await open();
      asked = askedOf(place);
      await carryOut(way, place, asked);
      outcomes.set(way, outcomeOf(place));
      await place.client.close();
      await place.close();
    }
  }, 180_000);

  it('brings the requests of the button to Twilio', () => {
    const { requests = [] } = outcomes.get('button') ?? {};
    expect(requests).toHaveLength(asked.length - keptBack);
  });

  it.each(VIEWS)('%s asks Twilio for the same', (view) => {
    expect(outcomes.get(view)?.requests).toEqual(outcomes.get('button')?.requests);
  });

  it.each(VIEWS)('%s leaves the same calls behind', (view) => {
    expect(outcomes.get(view)?.floor).toEqual(outcomes.get('button')?.floor);
  });
});

it('agrees with the types of Twilio’s package in every parameter', () => {
  const fields = Object.entries(createTable).map(([name, parameter]) => [
    name,
    parameter.kind === 'boolean'
      ? 'true'
      : parameter.kind === 'whole'
        ? String(parameter.bounds[0])
        : 'choices' in parameter
          ? (parameter.choices[0] ?? '')
          : 'x',
  ]) satisfies FormFields;
  const account = { ...viewedAccount, baseUrl: 'http://127.0.0.1:1' };
  const request: ViewedRequest = {
    operation: { kind: 'create', conference: 'x y' },
    fields,
    account,
  };
  const right = textOf(typescriptView(request));
  const relay = { url: 'https://relay.example.com', gateway: true };
  const fetched = textOf(typescriptView({ ...request, account: { ...account, relay } }));
  const wrong = right.replace('timeout: 5', "timeout: '5'");
  expect(problemsOf([right, fetched, wrong])).toEqual([
    "2: Type 'string' is not assignable to type 'number'.",
  ]);
}, 120_000);

async function carryOut(way: Way, place: Place, asked: readonly Asked[]): Promise<void> {
  const requests = asked.map(({ operation, draft }) => ({
    operation,
    fields: formOf(tableOf(operation), draft),
    account: place.account,
  }));
  switch (way) {
    case 'button':
      for (const request of requests) await press(place.client, request);
      return;
    case 'curl':
      return runCommands(viewed(requests, 'curl'), place.secrets);
    case 'typescript':
      return runPrograms(viewed(requests, 'typescript'), place.secrets);
    case 'http':
      return sendRaw(viewed(requests, 'http'), place.origin, place.secrets);
  }
}

function viewed(requests: readonly ViewedRequest[], view: View) {
  return requests.map((request) => viewsOf(request)[view]);
}

/** As main does when it is asked by the form. */
async function press(client: TwilioPort, { operation, fields }: ViewedRequest): Promise<void> {
  if (operation.kind === 'create') {
    await client.addParticipant(operation.conference, fields);
    return;
  }
  const conference = conferenceSidSchema.parse(operation.conference);
  await client.changeParticipant(conference, callSidSchema.parse(operation.callSid), fields);
}

function outcomeOf({ simulator, origin }: Place): Outcome {
  const ofParticipants = simulator.requests.list().filter(({ method }) => method === 'POST');
  return {
    requests: ofParticipants.map(({ url, params, status }) => ({
      // The package leaves some characters of a name as they are.
      path: decodeURIComponent(url),
      // Each Twilio has a relay of its own.
      params: JSON.parse(JSON.stringify(params).replaceAll(origin, 'origin')),
      status,
    })),
    floor: JSON.parse(JSON.stringify(simulator.floor.snapshot()).replaceAll(origin, 'origin')),
  };
}

async function openDirectly(): Promise<Place> {
  const simulator = await startSimulator({ clock: createManualClock() });
  return {
    simulator,
    origin: simulator.url,
    ...placeOf(simulator, simulator.url),
    close: () => simulator.close(),
  };
}

async function openGateway(): Promise<Place> {
  const stage = await startGateway({ simulate: { clock: createManualClock() } });
  const token = await stage.token('Ann', 'admin');
  const { account, secrets } = placeOf(stage.simulator, stage.simulator.url);
  return {
    simulator: stage.simulator,
    origin: stage.url,
    account: { ...account, relay: { url: stage.url, gateway: true } },
    client: createTwilioClient({
      baseUrl: checked(stage.url),
      accountSid: account.accountSid,
      relayToken: token,
      clock: systemClock,
    }),
    secrets: { ...secrets, EARSHOT_RELAY_TOKEN: token },
    close: () => stage.close(),
  };
}

function placeOf(simulator: Simulator, url: string): Pick<Place, 'account' | 'client' | 'secrets'> {
  const accountSid = accountSidSchema.parse(simulator.accountSid);
  const { apiKeySid, apiKeySecret } = simulator;
  return {
    account: {
      ...viewedAccount,
      accountSid,
      apiKeySid: apiKeySidSchema.parse(apiKeySid),
      baseUrl: url,
    },
    client: createTwilioClient({
      baseUrl: checked(url),
      accountSid,
      username: apiKeySid,
      password: apiKeySecret,
      clock: systemClock,
    }),
    secrets: { ...TYPED_SECRETS, TWILIO_API_KEY_SECRET: apiKeySecret },
  };
}

function checked(url: string) {
  const baseUrl = twilioBaseUrl({ custom: url });
  if (!baseUrl.ok) throw new Error(baseUrl.error.message);
  return baseUrl.value;
}

/** Everything that can be given, and what Twilio refuses, each with a call of its own or on one that is. */
function everyParameter({ simulator }: Place): readonly Asked[] {
  const { live, people } = openCall(simulator);
  const drafts = Object.values(createSamples(people)).flatMap(({ draft, refused }) =>
    refused === undefined ? [draft] : [draft, refused.draft],
  );
  const additions = drafts
    // Of every secret there is one value in the environment.
    .filter(({ Passports = TYPED_SECRETS.PASSPORTS }) => Passports === TYPED_SECRETS.PASSPORTS)
    .map((draft, index) => ({
      operation: {
        kind: 'create' as const,
        conference: 'CallSidToCoach' in draft ? live : `Support ${index}`,
      },
      draft,
    }));
  const changes = Object.values(updateSamples(people)).map(({ draft }) => ({
    operation: { kind: 'update' as const, conference: live, callSid: people.agent },
    draft,
  }));
  return [...additions, ...changes];
}

/** Text of every kind in what takes text, also where only a name that is typed stands in the path. */
function whateverIsTyped({ simulator }: Place): readonly Asked[] {
  return NASTY.map((text, index) => ({
    operation: {
      kind: 'create',
      // Neither form of address can hold these.
      conference: `${index} ${text.replaceAll(/[/?\p{Surrogate}]/gu, '')}`,
    },
    draft: {
      To: `sip:${index}@a.example`,
      From: simulator.callerId,
      Label: text.replaceAll('/', ' '),
      CallReason: text,
      CallerDisplayName: `${text} ${text}`,
      StatusCallback: `https://a.example/?x=${encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, ''))}&y='`,
      SipAuthUsername: 'me',
      SipAuthPassword: TYPED_SECRETS.SIP_AUTH_PASSWORD,
    },
  }));
}

function throughRelay({ simulator, origin }: Place): readonly Asked[] {
  const { live, people } = openCall(simulator);
  const somebody = { To: '+12125550123', From: simulator.callerId };
  const texts = ['it’s #1 & co', `"quoted" 'twice' $HOME`, 'Zoë 🎧', '@x=y+z %20'];
  const additions = [
    ...texts.map((text) => ({
      conference: live,
      draft: { ...somebody, Label: text, CallReason: text, Timeout: '30', Beep: 'false' },
    })),
    ...texts.map((text) => ({
      conference: text,
      draft: {
        ...somebody,
        StatusCallback: `${origin}/callbacks/call`,
        StatusCallbackEvent: ['ringing', 'answered'],
      },
    })),
    // The relay has nothing told to anybody else.
    { conference: live, draft: { ...somebody, StatusCallback: 'https://a.example/' } },
  ].map(({ conference, draft }) => ({ operation: { kind: 'create' as const, conference }, draft }));
  const changes = [
    { Muted: 'true' },
    { Hold: 'true', HoldUrl: 'silence' },
    { Hold: 'false', BeepOnExit: 'false' },
    { WaitUrl: 'silence', EndConferenceOnExit: 'true' },
  ].map((draft) => ({
    operation: { kind: 'update' as const, conference: live, callSid: people.agent },
    draft,
  }));
  return [...additions, ...changes];
}

function openCall({ floor }: Simulator) {
  const { sid, participants } = floor.openConference({
    friendlyName: 'Live',
    participants: [{ label: 'Agent 1' }, {}],
  });
  const [agent, customer] = participants.map(({ callSid }) => callSid);
  if (agent === undefined || customer === undefined) throw new Error('Nobody came');
  return { live: sid, people: { agent, customer } };
}

/** What the compiler says of programs that stand in this folder, each with the number of its program. */
function problemsOf(programs: readonly string[]): readonly string[] {
  const paths = programs.map((_, index) => `${import.meta.dirname}/program-${index}.mts`);
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => paths.includes(name) || fileExists.call(host, name);
  host.getSourceFile = (name, ...how) => {
    const program = programs[paths.indexOf(name)];
    return program === undefined
      ? getSourceFile.call(host, name, ...how)
      : ts.createSourceFile(name, program, ts.ScriptTarget.ES2022);
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram(paths, options, host))
    .map(
      ({ file, messageText }) =>
        `${paths.indexOf(file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import ts from 'typescript';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accountSidSchema, callSidSchema, conferenceSidSchema } from '../../common/model/sid.ts';
import {
  checkCreate,
  checkUpdate,
  type UpdateContext,
} from '../../common/participant-parameters/check.ts';
import { CREATE_PARAMETERS } from '../../common/participant-parameters/create-parameters.ts';
import { formOf } from '../../common/participant-parameters/form.ts';
import type { ParameterTable } from '../../common/participant-parameters/parameter.ts';
import { UPDATE_PARAMETERS } from '../../common/participant-parameters/update-parameters.ts';
import type { TwilioPort } from '../../main/core/twilio-port.ts';
import { systemClock } from '../../main/system-clock.ts';
import { twilioBaseUrl } from '../../main/twilio/base-url.ts';
import { createTwilioClient } from '../../main/twilio/client.ts';
import type { paths } from '../../out/generated/twilio-api.d.ts';
import { type Simulator, startSimulator } from '../../simulator/index.ts';
import { CREATE_PARTICIPANT, UPDATE_PARTICIPANT } from '../../simulator/rest/participant-params.ts';
import { createManualClock, type ManualClock } from '../../simulator/time/manual-clock.ts';
import {
  type OpenApiDocument,
  operationNamed,
  readOpenApiDocument,
  type Schema,
} from '../support/twilio/openapi-document.ts';
import {
  createSamples,
  type OnCall,
  type Sample,
  updateSamples,
} from '../support/twilio/parameter-samples.ts';
import { type CheckRequest, createPrism } from '../support/twilio/prism.ts';
import { startWireTap, type WireRequest, type WireTap } from '../support/twilio/wire-tap.ts';

// Every parameter of createParticipant and updateParticipant: in our table as Twilio has it in two
// places, sent as Twilio names and types it, with its effect or its refusal in the simulator.

const ONE =
  '/2010-04-01/Accounts/{AccountSid}/Conferences/{ConferenceSid}/Participants/{CallSid}.json';
const LIST = '/2010-04-01/Accounts/{AccountSid}/Conferences/{ConferenceSid}/Participants.json';

/** The package has these; the document that comes with Twilio's command line does not yet. */
const NEWER_THAN_THE_DOCUMENT = /^(Emergency|Passports$|RecordingConfigurationId$)/;

const OPERATIONS = [
  {
    operation: 'CreateParticipant',
    options: 'ParticipantListInstanceCreateOptions',
    table: CREATE_PARAMETERS as ParameterTable,
    simulated: CREATE_PARTICIPANT,
  },
  {
    operation: 'UpdateParticipant',
    options: 'ParticipantContextUpdateOptions',
    table: UPDATE_PARAMETERS as ParameterTable,
    simulated: UPDATE_PARTICIPANT,
  },
] as const;

type Form<Path extends typeof ONE | typeof LIST> =
  NonNullable<paths[Path]['post']> extends {
    requestBody?: { content: { 'application/x-www-form-urlencoded': infer Fields } };
  }
    ? Fields
    : never;

/** What a parameter of this kind is in the types that are made of Twilio's document. */
type Typed<Kind> = Kind extends 'boolean'
  ? boolean
  : Kind extends 'whole'
    ? number
    : Kind extends 'choices'
      ? string[]
      : Kind extends 'method'
        ? 'GET' | 'POST'
        : string;

/** The names whose kind is not the document's; those that it lacks are looked at by name below. */
type Disagreeing<Table extends ParameterTable, Fields> = {
  [Name in keyof Table & keyof Fields]: [Typed<Table[Name]['kind']>] extends [
    NonNullable<Fields[Name]>,
  ]
    ? never
    : Name;
}[keyof Table & keyof Fields];

/** Checked by the compiler. */
const AGREES: readonly [
  [Disagreeing<typeof CREATE_PARAMETERS, Form<typeof LIST>>] extends [never] ? true : false,
  [Disagreeing<typeof UPDATE_PARAMETERS, Form<typeof ONE>>] extends [never] ? true : false,
] = [true, true];

let document: OpenApiDocument;
let prism: CheckRequest;

beforeAll(async () => {
  document = await readOpenApiDocument();
  prism = await createPrism(document, [LIST, ONE]);
}, 60_000);

describe.each(OPERATIONS)('the table of $operation', ({ operation, options, table, simulated }) => {
  it("has the names of Twilio's document, no more and no fewer", () => {
    const rows = Object.keys(table).filter((name) => !NEWER_THAN_THE_DOCUMENT.test(name));
    expect(rows.sort()).toEqual(Object.keys(fieldsOf(operation)).sort());
    expect(AGREES).toEqual([true, true]);
  });

  it('has the options of Twilio’s package, no more and no fewer', async () => {
    const names = [...(await optionsOf(options)).keys()];
    expect(Object.keys(table).sort()).toEqual(names.sort());
  });

  it('has each as the type that the package has', async () => {
    for (const [name, type] of await optionsOf(options)) {
      expect(TYPES[type] ?? [], `${name}: ${type}`).toContain(table[name]?.kind);
    }
  });

  it('offers the choices, limits and defaults that the document tells of', () => {
    for (const [name, { description = '', enum: listed }] of Object.entries(fieldsOf(operation))) {
      const parameter = table[name];
      if (parameter === undefined) throw new Error(`${name} is missing`);
      const choices = 'choices' in parameter ? parameter.choices : [];
      for (const choice of choices) {
        if (listed === undefined) expect(description, name).toContain(`\`${choice}\``);
        else expect(listed, name).toContain(choice);
      }
      const { default: byDefault } = parameter;
      if (byDefault !== null) {
        expect(defaultIn(description), name).toBe([byDefault].flat().join(' '));
      }
      if (parameter.kind === 'whole' && !LIMITS_ELSEWHERE.has(name)) {
        for (const bound of parameter.bounds) expect(description, name).toContain(String(bound));
      }
    }
  });

  it('agrees with the simulator, which was made from the same sources by somebody else', () => {
    for (const [name, { kind, choices }] of Object.entries(simulated)) {
      const parameter = table[name];
      if (parameter === undefined) throw new Error(`${name} is missing`);
      if (choices !== undefined && 'choices' in parameter) {
        expect([...parameter.choices].sort(), name).toEqual([...choices].sort());
      }
      expect(parameter.kind === 'boolean', name).toBe(kind === 'boolean');
    }
  });
});

it('takes nothing on faith: a parameter that Twilio adds is missing by name', async () => {
  const options = await optionsOf('ParticipantListInstanceCreateOptions');
  const { Beep: _, ...older } = CREATE_PARAMETERS;
  expect([...options.keys()].filter((name) => !(name in older))).toEqual(['Beep']);
});

describe('sent by the console', () => {
  let clock: ManualClock;
  let simulator: Simulator;
  let tap: WireTap;
  let client: TwilioPort;
  let people: OnCall;
  let live: string;

  beforeEach(async () => {
    clock = createManualClock();
    simulator = await startSimulator({ clock });
    tap = await startWireTap(simulator.url);
    const baseUrl = twilioBaseUrl({ custom: tap.url });
    if (!baseUrl.ok) throw new Error(baseUrl.error.message);
    client = createTwilioClient({
      baseUrl: baseUrl.value,
      accountSid: accountSidSchema.parse(simulator.accountSid),
      username: simulator.apiKeySid,
      password: simulator.apiKeySecret,
      clock: systemClock,
    });
    const { sid, participants } = simulator.floor.openConference({
      friendlyName: 'Support 1',
      participants: [{ label: 'Agent 1' }, {}],
    });
    live = sid;
    const [agent, customer] = participants;
    if (agent === undefined || customer === undefined) throw new Error('Nobody came');
    people = { agent: agent.callSid, customer: customer.callSid };
  });

  afterEach(async () => {
    await client.close();
    await tap.close();
    await simulator.close();
  });

  /** Whoever coaches has to be where the coached is; else the call begins with the one who is added. */
  const conferenceFor = (draft: Sample['draft']) =>
    'CallSidToCoach' in draft ? live : 'Support 2';

  const add = (draft: Sample['draft']) =>
    client.addParticipant(conferenceFor(draft), formOf(CREATE_PARAMETERS, draft));

  const change = (draft: Sample['draft']) =>
    client.changeParticipant(
      conferenceSidSchema.parse(live),
      callSidSchema.parse(people.agent),
      formOf(UPDATE_PARAMETERS, draft),
    );

  async function expectOnTheWire(name: string, draft: Sample['draft']): Promise<void> {
    const [request] = tap.requests;
    if (request === undefined) throw new Error('Nothing was sent');
    const sent = new URLSearchParams(request.body);
    const value = draft[name] === 'silence' ? '' : (draft[name] ?? []);
    expect(sent.getAll(name)).toEqual([value].flat());
    // Nothing that the draft does not have.
    expect([...new Set(sent.keys())].sort()).toEqual(Object.keys(draft).sort());
    const newer = Object.keys(draft).filter((one) => NEWER_THAN_THE_DOCUMENT.test(one));
    expect(await prism(withoutSilence(request))).toEqual(newer.map((one) => `${one} is unknown`));
  }

  function expectOnTheFloor(callSid: string, { effect = {} }: Sample): void {
    const { floor } = simulator;
    const conferenceSid = floor.participant(callSid)?.conferenceSid ?? '';
    const is = {
      participant: floor.participant(callSid),
      call: floor.call(callSid),
      conference: floor.conference(conferenceSid),
      heard: floor.heardBy(callSid),
      announcement: floor.announcements.at(-1),
    };
    expect(is).toMatchObject(effect);
  }

  const context = (): UpdateContext => ({
    callSids: [people.agent, people.customer],
    heldCallSids: [],
    callSid: people.agent,
  });

  describe.each(Object.keys(CREATE_PARAMETERS))('%s', (name) => {
    const sample = (): Sample => named(createSamples(people), name);
    const problems = (draft: Sample['draft']) =>
      checkCreate(draft, {
        ...context(),
        labels: ['Agent 1'],
        isNewConference: conferenceFor(draft) !== live,
        hasStarted: true,
      });

    it('is sent, taken and done', async () => {
      const { draft } = sample();
      expect(problems(draft)).toEqual([]);
      const dialled = await add(draft);
      if (!dialled.ok) throw new Error(JSON.stringify(dialled.error));
      await expectOnTheWire(name, draft);
      clock.advance(6_000);
      expectOnTheFloor(dialled.value.participant.callSid, sample());
    });

    it('has an effect that is seen, or a value that is refused before it is sent', async () => {
      const { refused, effect } = sample();
      expect(refused ?? effect).toBeDefined();
      if (refused === undefined) return;
      expect(problems(refused.draft)).not.toEqual([]);
      expect(await add(refused.draft)).toMatchObject({ ok: false, error: { code: refused.code } });
    });
  });

  describe.each(Object.keys(UPDATE_PARAMETERS))('%s of a change', (name) => {
    const sample = (): Sample => named(updateSamples(people), name);

    it('is sent, taken and done', async () => {
      const { draft } = sample();
      expect(checkUpdate(draft, context())).toEqual([]);
      const changed = await change(draft);
      if (!changed.ok) throw new Error(JSON.stringify(changed.error));
      await expectOnTheWire(name, draft);
      expectOnTheFloor(people.agent, sample());
    });

    it('is refused before it is sent when Twilio would refuse it', async () => {
      const { refused, effect } = sample();
      expect(effect).toBeDefined();
      if (refused === undefined) return;
      expect(checkUpdate(refused.draft, context())).not.toEqual([]);
      expect(await change(refused.draft)).toMatchObject({
        ok: false,
        error: { code: refused.code },
      });
    });
  });

  it('keeps no secret anywhere at the other end', async () => {
    for (const name of ['SipAuthPassword', 'CallToken', 'Passports'] as const) {
      await add(createSamples(people)[name].draft);
    }
    const kept = JSON.stringify(simulator.floor.snapshot());
    expect(kept).not.toMatch(/hidden|parentCallInfoToken|YQ==/);
  });
});

/** The document has an empty address for silence in its prose, and no empty address in its types. */
function withoutSilence(request: WireRequest): WireRequest {
  return { ...request, body: request.body.replace(/(Url=)(?=&|$)/g, '$1https%3A%2F%2Fa.example') };
}

function named(samples: Readonly<Record<string, Sample>>, name: string): Sample {
  const sample = samples[name];
  if (sample === undefined) throw new Error(`There is no sample of ${name}`);
  return sample;
}

function fieldsOf(operation: string): Readonly<Record<string, Schema>> {
  const body = operationNamed(document, operation).requestBody;
  return body?.content['application/x-www-form-urlencoded']?.schema?.properties ?? {};
}

/** By Twilio's names, the types of the options in the declarations of Twilio's package. */
async function optionsOf(interfaceName: string): Promise<ReadonlyMap<string, string>> {
  const path = createRequire(import.meta.url)
    .resolve('twilio/lib/rest/api/v2010/account/conference/participant.js')
    .replace(/\.js$/, '.d.ts');
  const source = ts.createSourceFile(path, await readFile(path, 'utf8'), ts.ScriptTarget.ES2022);
  const found = source.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === interfaceName,
  );
  if (found === undefined || !ts.isInterfaceDeclaration(found)) {
    throw new Error(`Twilio's package has no ${interfaceName}`);
  }
  return new Map(
    found.members.filter(ts.isPropertySignature).map((member) => {
      const name = member.name.getText(source);
      return [name.charAt(0).toUpperCase() + name.slice(1), member.type?.getText(source) ?? ''];
    }),
  );
}

/** Which kinds may stand for a type of the package. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  boolean: ['boolean'],
  number: ['whole'],
  'Array<string>': ['choices'],
  string: [
    'text',
    'secret',
    'choice',
    'url',
    'sound-url',
    'method',
    'sid',
    'call-sid',
    'endpoint',
    'caller',
    'label',
    'position',
  ],
};

/** Of the one Twilio tells in its guide to detection, and for the other each account has its own. */
const LIMITS_ELSEWHERE: ReadonlySet<string> = new Set(['MachineDetectionTimeout', 'TimeLimit']);

/** The default as the prose of the document says it, or null. */
function defaultIn(description: string): string | null {
  const said = description.match(
    /(?:default(?: value| timeout)? is|defaults? to|Default:) `?([\w-]+(?: end)?)/i,
  );
  return said?.[1] ?? null;
}

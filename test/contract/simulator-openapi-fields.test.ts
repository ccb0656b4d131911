import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type Simulator, startSimulator } from '../../simulator/index.ts';

// Each resource has exactly the fields of Twilio's own document, no more and no fewer.

const documentSchema = z.object({
  components: z.object({
    schemas: z.record(
      z.string(),
      z.object({ properties: z.record(z.string(), z.unknown()).optional() }),
    ),
  }),
});

let simulator: Simulator;
let document: z.infer<typeof documentSchema>;

beforeAll(async () => {
  const path = createRequire(import.meta.url).resolve(
    '@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json',
  );
  document = documentSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  simulator = await startSimulator();
});

afterAll(() => simulator.close());

function fieldsOf(schema: string): string[] {
  return Object.keys(document.components.schemas[schema]?.properties ?? {}).sort();
}

async function get(path: string): Promise<Record<string, unknown>> {
  const { url, accountSid, authToken } = simulator;
  const response = await fetch(`${url}/2010-04-01/Accounts/${accountSid}/${path}`, {
    headers: { Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
  });
  return z.record(z.string(), z.unknown()).parse(await response.json());
}

it.each([
  ['api.v2010.account.conference', (sid: string, _call: string) => `Conferences/${sid}.json`],
  [
    'api.v2010.account.conference.participant',
    (sid: string, call: string) => `Conferences/${sid}/Participants/${call}.json`,
  ],
  ['api.v2010.account.call', (_sid: string, call: string) => `Calls/${call}.json`],
])('%s', async (schema, path) => {
  const { callSid, conferenceSid } = simulator.floor.join('Support 1');
  const resource = await get(path(conferenceSid, callSid));
  expect(fieldsOf(schema)).not.toEqual([]);
  expect(Object.keys(resource).sort()).toEqual(fieldsOf(schema));
});

it('the envelope of a list', async () => {
  const list = await get('Conferences.json');
  expect(Object.keys(list).sort()).toEqual([
    'conferences',
    'end',
    'first_page_uri',
    'next_page_uri',
    'page',
    'page_size',
    'previous_page_uri',
    'start',
    'uri',
  ]);
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import type { ConferenceStatus } from '../../../common/model/conference.ts';
import type { ParticipantStatus } from '../../../common/model/participant.ts';
import type {
  RECORDING_SOURCES,
  RECORDING_STATUSES,
} from '../../../common/wire/twilio-recording.ts';
import { endpoint } from '../../../main/twilio/endpoint.ts';
import * as endpoints from '../../../main/twilio/endpoints.ts';
import type { components } from '../../../out/generated/twilio-api.d.ts';

/* The contract is Twilio's own OpenAPI document, not our idea of it. */

const examplesSchema = z.record(z.string(), z.object({ value: z.unknown() }));
const operationSchema = z.object({
  responses: z.record(
    z.string(),
    z.object({
      content: z.object({ 'application/json': z.object({ examples: examplesSchema }) }).optional(),
    }),
  ),
});
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});

const document = documentSchema.parse(
  JSON.parse(
    readFileSync(
      createRequire(import.meta.url).resolve(
        '@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json',
      ),
      'utf8',
    ),
  ),
);

const ACCOUNT = '/2010-04-01/Accounts/{AccountSid}';
const PARTICIPANTS = `${ACCOUNT}/Conferences/{ConferenceSid}/Participants`;
const AccountSid = 'AC1';
const person = { AccountSid, ConferenceSid: 'CF1', CallSid: 'CA1' };

/** Each endpoint beside the operation whose examples it has to read. */
const OPERATIONS = [
  ['get', `${ACCOUNT}/Conferences.json`, endpoints.listConferences({ path: { AccountSid } })],
  [
    'post',
    `${ACCOUNT}/Conferences/{Sid}.json`,
    endpoints.updateConference({ path: { AccountSid, Sid: 'CF1' } }),
  ],
  ['get', `${PARTICIPANTS}.json`, endpoints.listParticipants({ path: person })],
  ['post', `${PARTICIPANTS}.json`, endpoints.createParticipant({ path: person })],
  ['get', `${PARTICIPANTS}/{CallSid}.json`, endpoints.fetchParticipant({ path: person })],
  ['post', `${PARTICIPANTS}/{CallSid}.json`, endpoints.updateParticipant({ path: person })],
  [
    'get',
    `${ACCOUNT}/Conferences/{ConferenceSid}/Recordings.json`,
    endpoints.listRecordings({ path: person }),
  ],
  [
    'post',
    `${ACCOUNT}/Conferences/{ConferenceSid}/Recordings/{Sid}.json`,
    endpoints.updateRecording({ path: { ...person, Sid: 'Twilio.CURRENT' } }),
  ],
  ['get', `${ACCOUNT}/Calls/{Sid}.json`, endpoints.fetchCall({ path: { AccountSid, Sid: 'CA1' } })],
  [
    'post',
    `${ACCOUNT}/Calls/{Sid}.json`,
    endpoints.updateCall({ path: { AccountSid, Sid: 'CA1' } }),
  ],
] as const;

describe.each(OPERATIONS)('%s %s', (method, path, { answer }) => {
  const { responses } = operationSchema.parse(document.paths[path]?.[method]);
  const examples = Object.values(responses).flatMap(({ content }) =>
    Object.entries(content?.['application/json'].examples ?? {}),
  );

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each(examples)('is read as in Twilio’s example %s', (_name, { value }) => {
    expect(answer.safeParse(value).error?.issues).toBeUndefined();
  });
});

describe('the types', () => {
  it('of the model list every status that the document lists, and no other', () => {
    expectTypeOf<ParticipantStatus>().toEqualTypeOf<
      components['schemas']['participant_enum_status']
    >();
    expectTypeOf<(typeof RECORDING_STATUSES)[number]>().toEqualTypeOf<
      components['schemas']['conference_recording_enum_status']
    >();
    expectTypeOf<(typeof RECORDING_SOURCES)[number]>().toEqualTypeOf<
      components['schemas']['conference_recording_enum_source']
    >();
    expectTypeOf<ConferenceStatus>().toEqualTypeOf<
      components['schemas']['conference_enum_status']
    >();
  });

  it('refuse a schema or a parameter that the document does not have', () => {
    const path = `${PARTICIPANTS}/{CallSid}.json` as const;
    endpoint('GET', path, z.object({ muted: z.boolean() }));
    // @ts-expect-error: there is no such field
    endpoint('GET', path, z.object({ mutted: z.boolean() }));
    // @ts-expect-error: it is a boolean
    endpoint('GET', path, z.object({ muted: z.string() }));
    // @ts-expect-error: it may also be false
    endpoint('GET', path, z.object({ muted: z.literal(true) }));
    // @ts-expect-error: there is no such path
    endpoint('GET', '/2010-04-01/Participants.json', z.unknown());

    // @ts-expect-error: a misspelt word, which Twilio would ignore
    endpoints.updateParticipant({ path: person, form: { Mutted: true } });
    // @ts-expect-error: any word but true and false unmutes
    endpoints.updateParticipant({ path: person, form: { Muted: 'yes' } });
    // @ts-expect-error: who is to change is missing
    endpoints.updateParticipant({ path: { AccountSid, ConferenceSid: 'CF1' } });
  });
});

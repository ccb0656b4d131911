import type {
  ParticipantContextUpdateOptions,
  ParticipantListInstanceCreateOptions,
  ParticipantListInstanceOptions,
} from 'twilio/lib/rest/api/v2010/account/conference/participant.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Param } from '../../simulator/rest/param-kinds.ts';
import {
  CREATE_PARTICIPANT,
  LIST_PARTICIPANTS,
  UPDATE_PARTICIPANT,
} from '../../simulator/rest/participant-params.ts';
import {
  type OpenApiDocument,
  operationNamed,
  readOpenApiDocument,
  type Schema,
} from '../support/twilio/openapi-document.ts';

// The tables of parameters against what Twilio itself says in two places.

/** `true` only when both are the same names. */
type Same<A, B> = [A, B] extends [B, A] ? true : { missing: Exclude<A, B>; surplus: Exclude<B, A> };
type Names<Options> = Capitalize<keyof Options & string>;

/** Checked by the compiler: every option of the official package has a row, and no row is invented. */
const SAME_AS_PACKAGE: readonly [
  Same<Names<ParticipantListInstanceCreateOptions>, keyof typeof CREATE_PARTICIPANT>,
  Same<Names<ParticipantContextUpdateOptions>, keyof typeof UPDATE_PARTICIPANT>,
  Same<
    Exclude<Names<ParticipantListInstanceOptions>, 'PageSize' | 'Limit'>,
    keyof typeof LIST_PARTICIPANTS
  >,
] = [true, true, true];

let document: OpenApiDocument;
beforeAll(async () => {
  document = await readOpenApiDocument();
});

/** The package has these; the document that comes with Twilio's command line does not yet. */
const NEWER_THAN_THE_DOCUMENT = /^(Emergency|Passports$|RecordingConfigurationId$)/;

function formOf(operationId: string): Readonly<Record<string, Schema>> {
  const body = operationNamed(document, operationId).requestBody;
  return body?.content['application/x-www-form-urlencoded']?.schema?.properties ?? {};
}

function queryOf(operationId: string): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    (operationNamed(document, operationId).parameters ?? [])
      .filter((parameter) => parameter.in === 'query' && !parameter.name.startsWith('Page'))
      .map(({ name, schema }) => [name, schema ?? {}]),
  );
}

/** What the document's type of a parameter allows us to make of it. */
function kindsFor(schema: Schema): readonly Param<unknown>['kind'][] {
  if (schema.type === 'boolean') return ['boolean'];
  if (schema.type === 'integer') return ['whole'];
  if (schema.type === 'array') return ['choices'];
  if (schema.format === 'uri') return ['url'];
  if (schema.format === 'http-method') return ['method'];
  if (schema.pattern !== undefined) return ['sid'];
  return ['text', 'choice'];
}

describe.each([
  ['CreateParticipant', CREATE_PARTICIPANT, formOf],
  ['UpdateParticipant', UPDATE_PARTICIPANT, formOf],
  ['ListParticipant', LIST_PARTICIPANTS, queryOf],
] as const)('%s', (operationId, table, schemasOf) => {
  it("has the names of Twilio's document", () => {
    const rows = Object.keys(table).filter((name) => !NEWER_THAN_THE_DOCUMENT.test(name));
    expect(rows.sort()).toEqual(Object.keys(schemasOf(operationId)).sort());
    expect(SAME_AS_PACKAGE).toEqual([true, true, true]);
  });

  it('reads each as the type that the document gives it', () => {
    const params: Readonly<Record<string, Param<unknown>>> = table;
    for (const [name, schema] of Object.entries(schemasOf(operationId))) {
      const param = params[name];
      expect(kindsFor(schema), name).toContain(param?.kind);
      if (schema.pattern !== undefined) expect(schema.pattern).toContain(`^${param?.prefix}[`);
      for (const choice of param?.choices ?? []) {
        if (schema.enum !== undefined) expect(schema.enum).toContain(choice);
        // The document lists most choices in its prose only.
        else expect(schema.description, name).toContain(`\`${choice}\``);
      }
    }
  });
});

it('takes nothing on faith: a name that is not Twilio’s is found', () => {
  const names = Object.keys({ ...CREATE_PARTICIPANT, Lable: {} });
  const known = new Set(Object.keys(formOf('CreateParticipant')));
  expect(names.filter((name) => !known.has(name) && !NEWER_THAN_THE_DOCUMENT.test(name))).toEqual([
    'Lable',
  ]);
});

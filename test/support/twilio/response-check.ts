import { Ajv, type ValidateFunction } from 'ajv';
import { type OpenApiDocument, operationsOf, type Schema } from './openapi-document.ts';

/** One answer of the API under test. */
export interface Exchange {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly status: number;
  readonly body: unknown;
}

/** What is wrong with an answer by Twilio's document; nothing when it is right. */
export type CheckResponse = (exchange: Exchange) => readonly string[];

/**
 * Checks answers against the schemas of Twilio's OpenAPI document, made stricter where the document is
 * silent: a field that it does not list is wrong, and so is one that is missing. Errors, which the
 * document does not describe, have the shape that Twilio documents elsewhere.
 */
export function createResponseCheck(document: OpenApiDocument): CheckResponse {
  const ajv = new Ajv({ strict: false, allErrors: true, formats: FORMATS });
  const schemas = document.components.schemas;
  const checkError = ajv.compile(ERROR);
  const routes = operationsOf(document).map(({ method, path, operation }) => ({
    method,
    path: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
    answers: new Map(
      Object.entries(operation.responses).map(([status, { content }]) => {
        const schema = content?.['application/json']?.schema;
        return [Number(status), schema === undefined ? null : lazily(schema)] as const;
      }),
    ),
  }));

  function lazily(schema: Schema): () => ValidateFunction {
    let compiled: ValidateFunction | undefined;
    return () => {
      compiled ??= ajv.compile(strict(schema, schemas));
      return compiled;
    };
  }

  return ({ method, url, status, body }) => {
    if (status >= 400) return faults(checkError, body);
    const path = url.split('?')[0] ?? '';
    // The last of several that match is the most particular: `{Sid}.json` also matches lists.
    const route = routes.findLast((one) => one.method === method && one.path.test(path));
    if (route === undefined) return [`${method} ${path} is not in Twilio's document`];
    const answer = route.answers.get(status);
    if (answer === undefined) return [`${method} ${path} does not answer with ${status}`];
    if (answer === null) return body === null ? [] : ['There should be no body'];
    return faults(answer(), body);
  };
}

function faults(validate: ValidateFunction, body: unknown): string[] {
  if (validate(body)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** As Twilio writes it: `Thu, 01 Jan 2015 10:23:45 +0000`. */
const RFC_2822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/;

const FORMATS = {
  'date-time-rfc-2822': RFC_2822,
  // Its own examples have addresses relative to the host under this name.
  uri: /^(https?:\/\/|\/2010-04-01\/)/,
  'uri-map': true,
  currency: /^[A-Z]{3}$/,
  'phone-number': /^\+\d{5,15}$/,
  'http-method': /^(GET|POST)$/,
  'phone-number-capabilities': true,
} as const;

const ERROR = {
  type: 'object',
  required: ['code', 'message', 'more_info', 'status'],
  additionalProperties: false,
  properties: {
    code: { type: 'integer', minimum: 10_000 },
    message: { type: 'string', minLength: 1 },
    more_info: { type: 'string', pattern: '^https://www\\.twilio\\.com/docs/errors/\\d+$' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string' },
  },
};

/**
 * OpenAPI 3.0 as JSON Schema: references in place, `nullable` as a type, and every listed field
 * required. One statement of the document contradicts itself: why a conference ended is null until it
 * has, says its prose, while its schema has no null. The prose is what Twilio does.
 */
function strict(schema: Schema, schemas: OpenApiDocument['components']['schemas']): object {
  if (schema.$ref !== undefined) {
    const target = schemas[schema.$ref.replace('#/components/schemas/', '')];
    if (target === undefined) throw new Error(`Nothing is at ${schema.$ref}`);
    return strict(target, schemas);
  }
  const { nullable, properties, items, type, enum: values, ...rest } = schema;
  const orNull = nullable === true || /will be `null`/.test(schema.description ?? '');
  return {
    ...rest,
    ...(type === undefined ? {} : { type: orNull ? [type, 'null'] : type }),
    ...(values === undefined ? {} : { enum: orNull ? [...values, null] : values }),
    ...(items === undefined ? {} : { items: strict(items, schemas) }),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, one]) => [name, strict(one, schemas)]),
          ),
          required: Object.keys(properties),
          additionalProperties: false,
        }),
  };
}

import { createRequire } from 'node:module';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createClientFromOperations } from '@stoplight/prism-http/dist/client.js';
import { type OpenApiDocument, operationsOf } from './openapi-document.ts';
import type { WireRequest } from './wire-tap.ts';

/** What Prism has against a request, in its own words; nothing when it is right. */
export type CheckRequest = (request: WireRequest) => Promise<readonly string[]>;

const METHODS = { GET: 'get', POST: 'post', DELETE: 'delete' } as const;

/**
 * Prism over the given paths of Twilio's document. It reads `a=1&a=2` as a list only when it is told
 * so for each parameter, which the document leaves out. A parameter that the document does not know
 * passes Prism, as Twilio ignores it; here it is wrong, since it would be a misspelling.
 */
export async function createPrism(
  document: OpenApiDocument,
  paths: readonly string[],
): Promise<CheckRequest> {
  const part = excerpt(document, paths);
  const operations = await getHttpOperationsFromSpec(part);
  const namesOf = knownNames(part);
  const prism = createClientFromOperations(operations, {
    mock: { dynamic: false },
    isProxy: false,
    upstreamProxy: undefined,
    validateRequest: true,
    validateResponse: false,
    checkSecurity: true,
    errors: false,
    baseUrl: 'https://api.twilio.com',
    logger: silentLogger(),
  });
  return async ({ method, url, headers, body }) => {
    const known = Object.entries(METHODS).find(([name]) => name === method)?.[1];
    if (known === undefined) return [`Twilio has no ${method}`];
    const { violations } = await prism.request(`https://api.twilio.com${url}`, {
      method: known,
      headers: { ...headers },
      ...(body === '' ? {} : { body }),
    });
    const [path = '', query = ''] = url.split('?');
    const sent = new Set([
      ...new URLSearchParams(query).keys(),
      ...new URLSearchParams(body).keys(),
    ]);
    return [
      ...violations.input.map(({ message, path: at = [] }) => `${at.join('.')}: ${message}`),
      ...[...sent]
        .filter((name) => !namesOf(method, path).has(name))
        .map((name) => `${name} is unknown`),
    ];
  };
}

/** These paths alone: Prism takes every one of the document's 121 to pieces before it begins. */
function excerpt(document: OpenApiDocument, paths: readonly string[]): OpenApiDocument {
  const wanted = Object.entries(document.paths).filter(([path]) => paths.includes(path));
  if (wanted.length !== paths.length) throw new Error("A path is not in Twilio's document");
  return {
    ...document,
    paths: Object.fromEntries(wanted.map(([path, item]) => [path, spelt(item)])),
  };
}

function spelt(item: PathItem): PathItem {
  const { post, ...others } = item;
  if (post?.requestBody === undefined) return item;
  const content = Object.fromEntries(
    Object.entries(post.requestBody.content).map(([type, media]) => {
      const properties = Object.entries(media.schema?.properties ?? {});
      const lists = properties.filter(([, schema]) => schema.type === 'array');
      const encoding = lists.map(([name]) => [name, { style: 'form', explode: true }] as const);
      return [
        type,
        {
          ...media,
          encoding: Object.fromEntries(encoding),
          schema: { ...media.schema, additionalProperties: false },
        },
      ] as const;
    }),
  );
  return { ...others, post: { ...post, requestBody: { ...post.requestBody, content } } };
}

type PathItem = OpenApiDocument['paths'][string];

/** The names of all parameters of an operation, in its query and its form. */
function knownNames(document: OpenApiDocument) {
  const known = operationsOf(document).map(({ method, path, operation }) => ({
    method,
    path: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
    names: new Set([
      ...(operation.parameters ?? []).map(({ name }) => name),
      ...Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
        Object.keys(schema?.properties ?? {}),
      ),
    ]),
  }));
  return (method: string, path: string): ReadonlySet<string> =>
    known.findLast((one) => one.method === method && one.path.test(path))?.names ?? new Set();
}

/** Prism tells every step to the log of its own version of pino, and knows one level more. */
function silentLogger() {
  const prisms = createRequire(createRequire(import.meta.url).resolve('@stoplight/prism-http'));
  const logger = prisms('pino')({ level: 'silent' });
  logger.success = logger.info;
  return logger;
}

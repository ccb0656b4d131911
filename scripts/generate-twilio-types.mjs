import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inProject, say, sha256 } from './project.mjs';

/** @typedef {import('openapi-typescript').OpenAPI3} OpenApiDocument */

const ACCOUNT = '/2010-04-01/Accounts/{AccountSid}';

/** What the project asks of Twilio: 10 of the document's 121 paths. */
const PATHS = [
  `${ACCOUNT}/Conferences.json`,
  `${ACCOUNT}/Conferences/{Sid}.json`,
  `${ACCOUNT}/Conferences/{ConferenceSid}/Participants.json`,
  `${ACCOUNT}/Conferences/{ConferenceSid}/Participants/{CallSid}.json`,
  `${ACCOUNT}/Conferences/{ConferenceSid}/Recordings.json`,
  `${ACCOUNT}/Conferences/{ConferenceSid}/Recordings/{Sid}.json`,
  `${ACCOUNT}/Calls.json`,
  `${ACCOUNT}/Calls/{Sid}.json`,
  `${ACCOUNT}/IncomingPhoneNumbers.json`,
  `${ACCOUNT}/OutgoingCallerIds.json`,
];

const require = createRequire(import.meta.url);
const OUTPUT = inProject('out', 'generated', 'twilio-api.d.ts');

/**
 * Writes the types of Twilio's REST API from its official OpenAPI document, which comes with
 * `@twilio/cli-core`. Does nothing when they are up to date.
 * @returns {Promise<'written' | 'up to date'>}
 */
export async function generateTwilioTypes() {
  const source = await readFile(documentFile(), 'utf8');
  const stamp = `// ${await fingerprint(source)}\n`;
  if ((await readIfPresent(OUTPUT)).startsWith(stamp)) return 'up to date';

  // Loaded only when needed: it brings the TypeScript compiler along.
  const { default: openapiTypes, astToString } = await import('openapi-typescript');
  /** @type {OpenApiDocument} */
  const document = JSON.parse(source);
  const types = await openapiTypes(onlyPaths(document, PATHS), { silent: true });
  await mkdir(dirname(OUTPUT), { recursive: true });
  await writeFile(OUTPUT, `${stamp}${astToString(types)}`);
  return 'written';
}

function documentFile() {
  return require.resolve('@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json');
}

/** Changes with the document, with this script, and with the library that writes the types. */
async function fingerprint(/** @type {string} */ source) {
  const script = await readFile(fileURLToPath(import.meta.url), 'utf8');
  const library = await readFile(require.resolve('openapi-typescript/package.json'), 'utf8');
  return sha256([source, script, library].join('\0'));
}

/**
 * The document with these paths and the schemas they lead to.
 * @param {OpenApiDocument} document
 * @param {readonly string[]} names
 * @returns {OpenApiDocument}
 */
function onlyPaths(document, names) {
  const paths = Object.fromEntries(
    names.map((name) => {
      const path = document.paths?.[name];
      if (!path) throw new Error(`Twilio's OpenAPI document no longer has ${name}.`);
      return [name, withoutExamples(path)];
    }),
  );
  const all = document.components?.schemas ?? {};
  const reached = schemasReachedFrom(paths, all);
  const schemas = Object.fromEntries(Object.entries(all).filter(([name]) => reached.has(name)));
  return { openapi: document.openapi, info: document.info, paths, components: { schemas } };
}

/**
 * @template T
 * @param {T} part
 * @returns {T}
 */
function withoutExamples(part) {
  return JSON.parse(JSON.stringify(part, (key, value) => (key === 'examples' ? undefined : value)));
}

/**
 * @param {unknown} start
 * @param {Readonly<Record<string, unknown>>} schemas
 */
function schemasReachedFrom(start, schemas) {
  /** @type {Set<string>} */
  const reached = new Set();
  const todo = [start];
  for (let part = todo.pop(); part !== undefined; part = todo.pop()) {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name === undefined || reached.has(name)) continue;
      reached.add(name);
      todo.push(schemas[name]);
    }
  }
  return reached;
}

/** @param {string} file */
async function readIfPresent(file) {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return '';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  say(`out/generated/twilio-api.d.ts: ${await generateTwilioTypes()}`);
}

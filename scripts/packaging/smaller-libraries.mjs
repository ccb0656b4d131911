import { fileURLToPath } from 'node:url';

const here = (/** @type {string} */ file) => fileURLToPath(new URL(file, import.meta.url));

/**
 * Parts of libraries that are loaded, but never used: no route has a schema that Fastify would compile,
 * nothing is injected into a server, and sockets begin as WebSockets.
 */
const UNUSED = [
  '@fastify/ajv-compiler',
  '@fastify/fast-json-stringify-compiler',
  'light-my-request',
  'accepts',
];

/**
 * For `resolve.alias`: the main process and the rehearsal load at every start what they use of their
 * libraries, and no more.
 */
export const smallerLibraries = [
  { find: /^undici$/, replacement: here('undici.mjs') },
  ...UNUSED.map((name) => ({ find: new RegExp(`^${name}$`), replacement: here('unused.cjs') })),
];

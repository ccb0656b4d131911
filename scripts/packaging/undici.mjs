// @ts-nocheck These files of undici's have no types of their own; who imports the package has its types.
import api from 'undici/lib/api/index.js';
import errors from 'undici/lib/core/errors.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import Pool from 'undici/lib/dispatcher/pool.js';

/*
 * What the bundles have in place of the package `undici`: the parts of it that are used. As a whole it
 * also brings fetch, WebSocket, caches and mocks, which take longer to load than all else together.
 * A name that is missing here fails the build.
 */

Object.assign(Dispatcher.prototype, api);

/** @type {import('undici').Dispatcher | null} */
let shared = null;

export function request(url, { dispatcher, ...options } = {}) {
  const { origin, pathname, search } = new URL(url);
  shared ??= dispatcher === undefined ? new Agent() : null;
  const method = options.method ?? 'GET';
  return (dispatcher ?? shared).request({ ...options, origin, path: pathname + search, method });
}

export { Agent, errors, Pool };

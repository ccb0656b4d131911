import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
// This one file, not the whole package: it needs nothing but Node.
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import type { Failure } from '../../common/failure.ts';
import { readConferenceCallback } from '../../common/wire/conference-callback.ts';
import type { EventListener, EventSource } from '../core/event-source.ts';

/**
 * Takes the rehearsed account's callbacks at an address of this machine, over HTTP and signed, as Twilio
 * would send them. Anybody on this machine could send some, so only those that bear the signature of
 * the account are believed.
 */
export interface RehearsalEvents extends EventSource {
  /** Where the account has to send them. */
  readonly callbackUrl: string;
  /** Who signs with this token is believed; to be called before `open`. */
  trust(authToken: string): void;
  /** The rehearsal has ended by itself: nothing is sent any more. */
  end(): void;
  /** How many callbacks were not signed by the account. */
  refused(): number;
}

/** Callbacks have less than 2 kB. */
const MAX_BODY_BYTES = 64 * 1_024;

/** `report` is told of what was not believed, not understood or not known. */
export async function openRehearsalEvents(
  report: (message: string) => void,
): Promise<RehearsalEvents> {
  const path = `/${randomBytes(24).toString('base64url')}`;
  let callbackUrl = '';
  let token: string | null = null;
  let listener: EventListener | null = null;
  let hasEnded = false;
  let refused = 0;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = (status: number) => void response.writeHead(status).end();
    if (request.method !== 'POST' || request.url !== path) return answer(404);
    const length = Number(request.headers['content-length'] ?? Number.NaN);
    if (!(length <= MAX_BODY_BYTES)) {
      response.shouldKeepAlive = false;
      return answer(413);
    }
    const params = Object.fromEntries(new URLSearchParams(await text(request)));
    if (!isSigned(request, params)) {
      refused += 1;
      if (refused === 1) report('The rehearsal refused a callback that its account had not signed');
      return answer(403);
    }
    // Twilio is told first: it does not send again what took too long.
    answer(204);
    tell(params);
  }

  function isSigned({ headers }: IncomingMessage, params: Readonly<Record<string, string>>) {
    const { 'x-twilio-signature': signature } = headers;
    if (token === null || typeof signature !== 'string') return false;
    // Over the address that was given out: the one in the request is the sender's word.
    return validateRequest(token, signature, callbackUrl, params);
  }

  function tell(params: Readonly<Record<string, string>>): void {
    const read = readConferenceCallback(params, {
      onUnknown: ({ field, value, readAs }) =>
        report(`A callback has ${field} “${value}”, which is not documented; read as “${readAs}”`),
    });
    if (!read.ok) {
      report(read.error);
      listener?.lost();
    } else if (read.value !== null) {
      listener?.event(read.value);
    }
  }

  const server = createServer((request, response) => {
    take(request, response).catch((error: unknown) => {
      report(`A callback was not taken: ${error instanceof Error ? error.message : error}`);
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('there is no port for it');
  callbackUrl = `http://127.0.0.1:${address.port}${path}`;

  return {
    callbackUrl,
    trust(authToken) {
      token = authToken;
    },
    refused: () => refused,
    open(newListener) {
      listener = newListener;
      if (hasEnded) listener.down(ENDED);
      else listener.up();
    },
    end() {
      hasEnded = true;
      listener?.down(ENDED);
    },
    close() {
      listener = null;
      server.close();
      server.closeAllConnections();
    },
  };
}

const ENDED: Failure = {
  code: 'outage',
  message: 'The rehearsal has stopped by itself, so nothing tells what happens on its calls.',
  hint: 'Start the rehearsal again. Real accounts are not affected.',
};

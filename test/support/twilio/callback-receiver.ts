import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import twilio from 'twilio';

/** A callback as a customer's server gets it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  /** By the official package, with the account's auth token. */
  readonly genuine: boolean;
  readonly headers: IncomingMessage['headers'];
}

export interface CallbackReceiver {
  readonly url: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

type Answer = (received: Received, response: ServerResponse) => void;

const noContent: Answer = (_received, response) => void response.writeHead(204).end();

/** A customer's server. It checks each signature over the URL that it was asked by. */
export async function startReceiver(
  authToken: () => string,
  answer: Answer = noContent,
): Promise<CallbackReceiver> {
  const received: Received[] = [];
  let url = '';
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    const form = Object.fromEntries(new URLSearchParams(await text(request)));
    const [, query = ''] = path.split('?');
    const signature = String(request.headers['x-twilio-signature']);
    const { method = '', headers } = request;
    const one: Received = {
      method,
      path,
      params: { ...Object.fromEntries(new URLSearchParams(query)), ...form },
      genuine: twilio.validateRequest(authToken(), signature, `${url}${path}`, form),
      headers,
    };
    received.push(one);
    answer(one, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No address');
  url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

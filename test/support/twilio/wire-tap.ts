import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { request } from 'undici';

/** A request exactly as it was on the wire. */
export interface WireRequest {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WireTap {
  readonly url: string;
  readonly requests: readonly WireRequest[];
  close(): Promise<void>;
}

/** Stands between a client and `target`, passes everything on, and writes every request down. */
export async function startWireTap(target: string): Promise<WireTap> {
  const requests: WireRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { method = 'GET', url = '/' } = incoming;
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    );
    const body = await text(incoming);
    requests.push({ method, url, headers, body });
    const { host: _host, connection: _connection, ...passedOn } = headers;
    const answer = await request(`${target}${url}`, {
      method: method === 'POST' ? 'POST' : method === 'DELETE' ? 'DELETE' : 'GET',
      headers: passedOn,
      ...(body === '' ? {} : { body }),
    });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    outgoing.writeHead(answer.statusCode, { 'content-type': 'application/json' }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The tap has no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

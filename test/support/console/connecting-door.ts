import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between the console and a simulated account. */
export interface ConnectingDoor {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Passes everything on, and has the leg of this address look as Twilio shows one whose phone has not
 * been picked up: in the lists, and connecting.
 */
export async function openConnectingDoor(to: string, callSid: string): Promise<ConnectingDoor> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = 'GET', url = '/', headers } = request;
    const { authorization = '', 'content-type': contentType = '' } = headers;
    const answer = await fetch(new URL(url, to), {
      method,
      headers: { authorization, 'content-type': contentType },
      ...(method === 'POST' ? { body: Buffer.concat(chunks) } : {}),
    });
    const body = await answer.text();
    response
      .writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
      .end(body === '' ? undefined : connecting(body, callSid));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function connecting(body: string, callSid: string): string {
  return JSON.stringify(JSON.parse(body), (_key, value: unknown) =>
    isLeg(value) && value.call_sid === callSid && value.status === 'connected'
      ? { ...value, status: 'connecting' }
      : value,
  );
}

function isLeg(value: unknown): value is { readonly call_sid: string; readonly status: string } {
  return typeof value === 'object' && value !== null && 'call_sid' in value && 'status' in value;
}

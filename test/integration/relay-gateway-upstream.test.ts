import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { accountConfigSchema } from '../../relay/config/account-config.ts';
import { createUpstream } from '../../relay/gateway/upstream.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { ACCOUNT } from '../support/relay/relay-account.ts';

const SECRET = 'an API key’s secret'.replaceAll(/\W/g, '-');
const closing = closedAfterEach();

async function serverThat(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return { url: `http://127.0.0.1:${address.port}`, seen };
}

const configOf = (baseUrl: string) =>
  accountConfigSchema.safeParse({
    accountSid: ACCOUNT,
    authTokens: ['0123456789abcdef'],
    gateway: { apiKeySid: `SK${'1'.repeat(32)}`, apiKeySecret: SECRET, baseUrl },
  });

function upstreamTo(url: string) {
  const config = configOf(url);
  if (!config.success || config.data.gateway === undefined) throw new Error('not good');
  const upstream = createUpstream(config.data.gateway, { connect: 500, headers: 300, body: 300 });
  closing.push(() => upstream.close());
  return upstream;
}

const GET = { method: 'GET', target: '/2010-04-01/x.json', form: null } as const;
const POST = { method: 'POST', target: '/2010-04-01/x.json', form: 'Muted=true' } as const;

it('follows no redirection, so that the credentials go nowhere else', async () => {
  const elsewhere = await serverThat((_, response) => response.end('{}'));
  for (const status of [301, 302, 303, 307, 308]) {
    const twilio = await serverThat((_, response) =>
      response.writeHead(status, { location: `${elsewhere.url}/` }).end('{}'),
    );
    const answer = await upstreamTo(twilio.url).exchange(POST);
    expect(answer).toMatchObject({ ok: false, error: { status: 502 } });
    expect(twilio.seen).toHaveLength(1);
  }
  expect(elsewhere.seen).toEqual([]);
});

it.each([
  ['never comes', () => undefined],
  [
    'breaks off',
    (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"a":');
      response.socket?.destroy();
    },
  ],
  ['is cut off', (request: IncomingMessage) => request.socket.resetAndDestroy()],
])(
  'a request whose answer %s is not sent again, and may have been carried out',
  async (_, answer) => {
    const twilio = await serverThat(answer);
    for (const request of [GET, POST]) {
      expect(await upstreamTo(twilio.url).exchange(request)).toMatchObject({
        ok: false,
        error: { status: 504, message: expect.stringContaining('may have been carried out') },
      });
    }
    expect(twilio.seen).toHaveLength(2);
  },
);

it('has no secret in what it passes on, in the body or in a header', async () => {
  const pair = Buffer.from(`SK${'1'.repeat(32)}:${SECRET}`).toString('base64');
  const twilio = await serverThat((request, response) =>
    response
      .writeHead(200, {
        'twilio-request-id': `RQ ${SECRET}`,
        'twilio-echo': request.headers.authorization ?? '',
        'set-cookie': 'a=b',
        server: 'x',
      })
      .end(JSON.stringify({ message: `${SECRET} ${request.headers.authorization}` })),
  );
  const answer = JSON.stringify(await upstreamTo(twilio.url).exchange(GET));
  expect(answer).toContain('[redacted]');
  for (const hidden of [SECRET, pair, 'set-cookie', 'server']) expect(answer).not.toContain(hidden);
});

it.each([
  'http://api.twilio.com',
  'https://user:password@api.twilio.com',
  'https://api.twilio.com/path',
  'https://api.twilio.com/?a=b',
  'ftp://127.0.0.1',
  'http://127.0.0.1.example.com',
  'api.twilio.com',
])('sends its secret to no address such as %s', (address) => {
  expect(configOf(address).success).toBe(false);
});

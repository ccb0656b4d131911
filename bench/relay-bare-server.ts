import { createServer } from 'node:http';
import { parse } from 'node:querystring';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { AUTH_TOKEN, PUBLIC_URL } from './relay-account.ts';
import { reportUsage } from './relay-usage.ts';

/* The yardstick, in a process of its own: reads the form, checks Twilio's signature with Twilio's own
 * package as the relay does, and answers. It keeps nothing and tells nobody. */

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    const form = parse(Buffer.concat(pieces).toString());
    const signature = String(request.headers['x-twilio-signature']);
    const isTwilios = validateRequest(AUTH_TOKEN, signature, PUBLIC_URL + request.url, form);
    response.writeHead(isTwilios ? 204 : 403).end();
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : null });
});
reportUsage();
process.once('disconnect', () => process.exit());

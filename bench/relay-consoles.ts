import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { type Events, FEED_PATH, type Welcome } from '../common/wire/relay-protocol.ts';
import { ACCOUNT } from './relay-account.ts';
import { lightParser } from './relay-light-parser.ts';

/* Consoles in a process of their own. The parent says where to connect and how many; it is told when
 * all are there, when all have seen a number of events, and how late those were. The first one reads
 * every event; the others only count them, since they share the computer with what is measured. */

const orderSchema = z.discriminatedUnion('order', [
  z.object({ order: z.literal('join'), port: z.int(), token: z.string(), count: z.int() }),
  /** Answered when every console has seen so many more, with how late they came to the first. */
  z.object({ order: z.literal('await'), events: z.int() }),
  z.object({ order: z.literal('leave') }),
]);

let sockets: Socket[] = [];
/** The number of the last event that each saw. */
let seen: number[] = [];
/** What all have seen that was awaited before, and what they are to see. */
let settled = 0;
let awaited = Number.POSITIVE_INFINITY;
let latencies: number[] = [];

process.on('message', (message) => {
  const order = orderSchema.parse(message);
  switch (order.order) {
    case 'join':
      void join(order.port, order.token, order.count);
      break;
    case 'await':
      awaited = settled + order.events;
      tellWhenSeen();
      break;
    case 'leave':
      for (const socket of sockets) socket.disconnect();
      sockets = [];
      process.send?.({ left: true });
  }
});
process.once('disconnect', () => process.exit());

async function join(port: number, token: string, count: number): Promise<void> {
  seen = Array.from({ length: count }, () => 0);
  latencies = [];
  await Promise.all(seen.map((_, index) => open(index)));
  process.send?.({ joined: count });

  function open(index: number): Promise<void> {
    const id = `console-${index}`;
    const socket = io(`http://127.0.0.1:${port}`, {
      path: FEED_PATH,
      transports: ['websocket'],
      forceNew: true,
      ...(index === 0 ? {} : { parser: lightParser }),
      reconnection: false,
      auth: { token, account: ACCOUNT, after: null, console: { id, name: id } },
    });
    sockets.push(socket);
    socket.on('events', ({ entries }: Events) => {
      const now = Date.now();
      for (const { at } of entries) latencies.push(now - at);
      saw(entries.at(-1)?.seq ?? 0);
    });
    socket.on('events-up-to', saw);
    function saw(seq: number): void {
      seen[index] = seq;
      socket.emit('seen', { seq });
      tellWhenSeen();
    }
    return new Promise((resolve, reject) => {
      socket.once('welcome', ({ head }: Welcome) => {
        seen[index] = head;
        settled = head;
        resolve();
      });
      socket.once('connect_error', reject);
      socket.once('disconnect', (reason) => {
        if (reason !== 'io client disconnect') throw new Error(`A console was cut off: ${reason}`);
      });
    });
  }
}

function tellWhenSeen(): void {
  if (seen.some((seq) => seq < awaited)) return;
  settled = awaited;
  awaited = Number.POSITIVE_INFINITY;
  process.send?.({ latencies: latencies.sort((a, b) => a - b) });
  latencies = [];
}

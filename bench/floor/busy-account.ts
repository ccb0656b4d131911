import { Socket } from 'node:net';
import { pino } from 'pino';
import { z } from 'zod';
import { startRehearsal } from '../../rehearsal/start-rehearsal.ts';
import { createRandom } from '../../simulator/random/random.ts';
import { createBusyFloor } from './busy-floor.ts';
import { watchHolds } from './watch-holds.ts';

/* A rehearsal account and its relay in a process of their own, with a floor on which so many events a
 * second happen once the parent says so. The relay sends them over the wire as it always does; what is
 * added here takes note of when. */

const orderSchema = z.discriminatedUnion('order', [
  z.object({ order: z.literal('rate'), eventsPerSecond: z.number() }),
  z.object({ order: z.literal('probe'), callSid: z.string(), hold: z.boolean() }),
  z.object({ order: z.literal('report') }),
]);

/** Several at once, as timers do not come more often. */
const STEP_MS = 10;
/** After so long without a turn, what was missed is not made up for. */
const MOST_AT_ONCE = 50;

const conferences = Number(process.argv[2]);
const rehearsal = await startRehearsal({ logger: pino({ level: 'silent' }), scenario: 'empty' });
const { simulator, relayUrl, relayToken } = rehearsal;
const busy = createBusyFloor({
  floor: simulator.floor,
  random: createRandom(11, 'busy floor'),
  now: Date.now,
  conferences,
});

let events = 0;
simulator.floor.subscribe(() => {
  events += 1;
});
let rate = 0;
let owedFrom = performance.now();
let owed = 0;
setInterval(() => {
  const time = performance.now();
  owed = Math.min(MOST_AT_ONCE, owed + ((time - owedFrom) / 1_000) * rate);
  owedFrom = time;
  const before = events;
  while (owed - (events - before) >= 1 && rate > 0) busy.step();
  owed -= events - before;
}, STEP_MS);

const sent = watchHolds(Socket.prototype, 'write');
process.on('message', (message) => {
  const order = orderSchema.parse(message);
  switch (order.order) {
    case 'rate':
      rate = order.eventsPerSecond;
      owed = 0;
      return;
    case 'probe':
      process.send?.({ probed: busy.probe(order.callSid, order.hold) });
      return;
    case 'report':
      process.send?.({ events, sent });
  }
});
process.once('disconnect', () => process.exit());
const { url, accountSid, apiKeySid, apiKeySecret, supervisorEndpoint, callerId } = simulator;
process.send?.({
  ...{ url, accountSid, apiKeySid, apiKeySecret, supervisorEndpoint, callerId },
  ...{ relayUrl, relayToken },
});

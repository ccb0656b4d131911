import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

/** The account, its relay and its busy floor, in a process of their own. */
export interface BusyAccount {
  readonly url: string;
  readonly accountSid: string;
  readonly apiKeySid: string;
  readonly apiKeySecret: string;
  readonly supervisorEndpoint: string;
  readonly callerId: string;
  readonly relayUrl: string;
  readonly relayToken: string;
  /** From now on, so many events a second. */
  setRate(eventsPerSecond: number): void;
  /** False when they are gone. */
  probe(callSid: string, hold: boolean): Promise<boolean>;
  report(): Promise<Report>;
  close(): void;
}

const accountSchema = z.object({
  url: z.string(),
  accountSid: z.string(),
  apiKeySid: z.string(),
  apiKeySecret: z.string(),
  supervisorEndpoint: z.string(),
  callerId: z.string(),
  relayUrl: z.string(),
  relayToken: z.string(),
});
const probedSchema = z.object({ probed: z.boolean() });
const reportSchema = z.object({
  events: z.int(),
  /** What the relay sent of people on hold. */
  sent: z.array(z.object({ callSid: z.string(), hold: z.boolean(), at: z.number() })),
});
type Report = z.infer<typeof reportSchema>;

export async function startBusyAccount(conferences: number): Promise<BusyAccount> {
  const child = fork(new URL('./busy-account.ts', import.meta.url), [String(conferences)]);
  const account = await answerOf(child, accountSchema);
  child.once('exit', (code) => {
    if (code) throw new Error(`The rehearsal account ended with ${code}`);
  });
  /** One question at a time: answers carry no number. */
  let last: Promise<unknown> = Promise.resolve();
  const ask = <T>(order: object, schema: z.ZodType<T>): Promise<T> => {
    const asked = last.then(() => {
      const answer = answerOf(child, schema);
      child.send(order);
      return answer;
    });
    last = asked;
    return asked;
  };
  return {
    ...account,
    setRate: (eventsPerSecond) => void child.send({ order: 'rate', eventsPerSecond }),
    probe: async (callSid, hold) =>
      (await ask({ order: 'probe', callSid, hold }, probedSchema)).probed,
    report: () => ask({ order: 'report' }, reportSchema),
    close() {
      if (child.connected) child.disconnect();
    },
  };
}

async function answerOf<T>(child: ChildProcess, schema: z.ZodType<T>): Promise<T> {
  const [message] = await once(child, 'message');
  return schema.parse(message);
}

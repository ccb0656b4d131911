import { z } from 'zod';
import type { Clock } from '../../main/core/clock.ts';
import type { Transport } from '../../main/twilio/transport.ts';
import { type Shown, type Watcher, wordsOf } from './shown-floor.ts';

/** The usual wallboard: every two seconds it reads every conference, whatever that costs. */
export interface CarelessPanel extends Watcher {
  close(): void;
}

interface PanelNeeds {
  readonly transport: Transport;
  readonly accountSid: string;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
}

const ROUND_MS = 2_000;
const AT_ONCE = 20;

const conferencesSchema = z.object({ conferences: z.array(z.object({ sid: z.string() })) });
const participantsSchema = z.object({
  participants: z.array(
    z.object({
      call_sid: z.string(),
      status: z.string(),
      muted: z.boolean(),
      hold: z.boolean(),
      coaching: z.boolean(),
    }),
  ),
});

/** A round that takes longer is followed by the next at once; what was refused is left as it was. */
export function openCarelessPanel({ transport, accountSid, clock }: PanelNeeds): CarelessPanel {
  const closing = new AbortController();
  const conferences = new Map<string, ReadonlyMap<string, Shown>>();
  void poll();

  return {
    name: 'careless panel',
    shown: () => new Map([...conferences.values()].flatMap((people) => [...people])),
    close: () => closing.abort(),
  };

  async function poll(): Promise<void> {
    while (!closing.signal.aborted) {
      const begunAt = clock.now();
      await readRound();
      await clock.sleep(begunAt + ROUND_MS - clock.now(), closing.signal);
    }
  }

  async function readRound(): Promise<void> {
    const list = conferencesSchema.safeParse(await read('Conferences.json?Status=in-progress&'));
    if (list.success) {
      const live = new Set(list.data.conferences.map(({ sid }) => sid));
      for (const sid of conferences.keys()) if (!live.has(sid)) conferences.delete(sid);
      for (const sid of live) if (!conferences.has(sid)) conferences.set(sid, new Map());
    }
    const queue = [...conferences.keys()].values();
    await Promise.all(Array.from({ length: AT_ONCE }, () => readEach(queue)));
  }

  async function readEach(queue: Iterable<string>): Promise<void> {
    for (const sid of queue) {
      const confirmedAt = clock.now();
      const list = participantsSchema.safeParse(
        await read(`Conferences/${sid}/Participants.json?`),
      );
      if (!list.success) continue;
      const people = list.data.participants.filter(({ status }) => status === 'connected');
      conferences.set(
        sid,
        new Map(people.map((one) => [one.call_sid, { words: wordsOf(one), confirmedAt }])),
      );
    }
  }

  async function read(path: string): Promise<unknown> {
    const target = `/2010-04-01/Accounts/${accountSid}/${path}PageSize=1000`;
    const answer = await transport.exchange({ method: 'GET', target, form: null }, closing.signal);
    return answer.ok && answer.value.status === 200 ? JSON.parse(answer.value.text) : null;
  }
}

import type { HelpAsk } from '../common/wire/relay-help.ts';
import { createRandom } from '../simulator/random/random.ts';
import type { Clock } from '../simulator/time/clock.ts';
import type { Rehearsal } from './start-rehearsal.ts';

/** Rehearsed agents ask for help now and then, as their softphones would: over HTTP, with a token. */
export interface AgentsAsk {
  close(): void;
}

interface AgentsAskNeeds {
  readonly rehearsal: Pick<Rehearsal, 'simulator' | 'relayUrl' | 'agentToken'>;
  /** Who asks, when and why follow from it. */
  readonly seed: number;
  readonly clock: Clock;
}

/** Milliseconds. */
const FIRST_AFTER = 20_000;
const LEAST_CALM = 5_000;
const MEAN_CALM = 60_000;

interface Ask {
  readonly reason: HelpAsk['reason'];
  readonly comment: string;
}

const ASKS: readonly [Ask, ...Ask[]] = [
  { reason: 'customer-upset', comment: 'Second time this week' },
  { reason: 'question', comment: 'Which tariff is right for them?' },
  { reason: 'approval', comment: 'Refund of 180' },
  { reason: 'technical', comment: 'The ticket does not open' },
  { reason: 'other', comment: '' },
];

export function startAgentsAsk({ rehearsal, seed, clock }: AgentsAskNeeds): AgentsAsk {
  const { simulator, relayUrl, agentToken } = rehearsal;
  const random = createRandom(seed, 'help');
  let callOff = clock.after(FIRST_AFTER, askAndGoOn);

  function askAndGoOn(): void {
    callOff = clock.after(LEAST_CALM + random.exponential(MEAN_CALM), askAndGoOn);
    // Nobody waits for it: whoever could not ask asks again another time.
    void ask().catch(() => undefined);
  }

  async function ask(): Promise<void> {
    const agents = simulator.floor
      .snapshot()
      .conferences.flatMap(({ sid, participants }) =>
        participants
          .filter(({ label, status }) => status === 'connected' && label?.startsWith('Agent'))
          .map(({ callSid, label }) => ({ conferenceSid: sid, callSid, name: label ?? '' })),
      );
    const [first, ...others] = agents;
    if (first === undefined) return;
    const { name, ...call } = random.pick([first, ...others]);
    const { reason, comment } = random.pick(ASKS);
    await fetch(`${relayUrl}/help`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await agentToken(name)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ ...call, reason, comment }),
    });
  }

  return { close: () => callOff() };
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conference, conferenceSid, participant } from '../../support/arbitraries/facts.ts';
import { refused } from '../../support/twilio/fake-twilio.ts';
import { setUp } from './read-floor.ts';

const MINUTE = 60_000;

const someFloor = fc.record({
  conferences: fc.integer({ min: 0, max: 60 }),
  people: fc.integer({ min: 0, max: 3 }),
  hasEvents: fc.boolean(),
  latencyMs: fc.integer({ min: 1, max: 900 }),
  budget: fc.record({
    requestsPerMinute: fc.integer({ min: 30, max: 400 }),
    readsAtOnce: fc.integer({ min: 1, max: 5 }),
  }),
});

/** What happens while the floor is read, in some conference. */
const someStep = fc.record({
  kind: fc.constantFrom(
    'event',
    'new call',
    'dialled',
    'mine',
    'on the screen',
    'wake',
    'throttled',
    'outage',
  ),
  n: fc.integer({ min: 1, max: 60 }),
  thenMs: fc.integer({ min: 0, max: 20_000 }),
});
type Step = typeof someStep extends fc.Arbitrary<infer S> ? S : never;

test('reading never takes more than its budget in any minute, nor more requests at once', async () => {
  const property = fc.asyncProperty(
    someFloor,
    fc.array(someStep, { maxLength: 20 }),
    async (options, steps) => {
      const floor = setUp(options);
      void floor.reconciler.run();
      for (const [index, step] of steps.entries()) {
        happen(floor, step, index);
        await floor.clock.pass(step.thenMs);
      }
      await floor.clock.pass(1.5 * MINUTE);

      const { requestsPerMinute, readsAtOnce } = options.budget;
      expect(floor.mostAtOnce()).toBeLessThanOrEqual(readsAtOnce);
      expect(mostInAMinute(floor.sentAt)).toBeLessThanOrEqual(requestsPerMinute);
      const { lastMinute, perMinute } = floor.reconciler.link().requests;
      const since = floor.clock.now() - MINUTE;
      expect(lastMinute).toBe(floor.sentAt.filter((at) => at > since).length);
      expect(perMinute).toBeLessThanOrEqual(requestsPerMinute);
      floor.reconciler.close();
      await floor.clock.pass(1_000);
    },
  );
  await fc.assert(property, { numRuns: 40 });
}, 60_000);

function happen(floor: ReturnType<typeof setUp>, { kind, n }: Step, index: number): void {
  switch (kind) {
    case 'event':
      // Some come in order, some leave a gap.
      floor.tell(n, index + 1);
      break;
    case 'new call':
      floor.conferences.set(conferenceSid(100 + n), conference(100 + n, { status: 'init' }));
      floor.tell(100 + n, 1);
      break;
    case 'dialled': {
      const leg = participant(n, 1_000 + index, { status: 'ringing' });
      const asOf = floor.clock.now();
      floor.roster.apply({
        kind: 'participant-told',
        asOf,
        source: 'answer',
        askedAt: asOf,
        participant: leg,
      });
      break;
    }
    case 'mine':
      floor.pinned.add(conferenceSid(n));
      floor.reconciler.attend();
      break;
    case 'on the screen':
      floor.visible.add(conferenceSid(n));
      floor.reconciler.attend();
      break;
    case 'wake':
      floor.reconciler.wake();
      break;
    case 'throttled':
      floor.fail(refused('throttled', n < 30 ? {} : { retryAfterMs: n * 100 }));
      break;
    case 'outage':
      floor.fail(refused('server'));
      break;
  }
}

function mostInAMinute(sentAt: readonly number[]): number {
  let first = 0;
  let most = 0;
  for (const [index, at] of sentAt.entries()) {
    while ((sentAt[first] ?? at) <= at - MINUTE) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

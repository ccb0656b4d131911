import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createWindowCounter } from '../../../relay/feed/window-counter.ts';

it('allows each as many as are allowed within a minute, whoever else comes, and begins anew after it', () => {
  const calls = fc.array(
    fc.record({ who: fc.constantFrom('a', 'b', 'c'), after: fc.integer({ min: 0, max: 20_000 }) }),
    { maxLength: 80 },
  );
  fc.assert(
    fc.property(calls, fc.integer({ min: 1, max: 6 }), (list, most) => {
      let now = 1_000_000;
      let windowEnds = now + 60_000;
      let counts: Record<string, number> = {};
      const counter = createWindowCounter(most, () => now);
      counter.allows('nobody');
      for (const { who, after } of list) {
        now += after;
        if (now >= windowEnds) {
          counts = {};
          windowEnds = now + 60_000;
        }
        counts[who] = (counts[who] ?? 0) + 1;
        expect(counter.allows(who)).toBe((counts[who] ?? 0) <= most);
      }
    }),
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createOrderedIndex } from '../../../simulator/domain/ordered-index.ts';

it('reads like a sorted list from any point, in both directions', () => {
  const ordinal = fc.nat(30);
  fc.assert(
    fc.property(
      fc.uniqueArray(ordinal),
      fc.array(ordinal),
      fc.integer({ min: -1, max: 31 }),
      (added, removed, from) => {
        const index = createOrderedIndex<number>();
        for (const key of added) index.add(key, key);
        for (const key of removed) index.remove(key);
        const left = added.filter((key) => !removed.includes(key)).sort((a, b) => a - b);

        expect(index.size).toBe(left.length);
        expect([...index.descending()]).toEqual(left.toReversed());
        expect([...index.descending(from)]).toEqual(left.filter((key) => key < from).toReversed());
        expect([...index.ascending(from)]).toEqual(left.filter((key) => key > from));
      },
    ),
  );
});

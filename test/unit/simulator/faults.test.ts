import { describe, expect, it } from 'vitest';
import { createFaults } from '../../../simulator/faults/faults.ts';
import { createRandom } from '../../../simulator/random/random.ts';

const list = {
  method: 'GET',
  url: '/2010-04-01/Accounts/AC1/Conferences.json?PageSize=1000&Page=1',
};
const update = { method: 'POST', url: '/2010-04-01/Accounts/AC1/Conferences/CF1.json' };

describe('faults', () => {
  it('meet the requests that they are for', () => {
    const faults = createFaults(createRandom(1, 'faults'));
    faults.add({ kind: 'answer', status: 429, when: { method: 'post' } });
    faults.add({ kind: 'latency', ms: 300, when: { path: /Page=1\b/g } });

    expect(faults.meet(update)).toMatchObject({ latency: 0, interruption: { status: 429 } });
    expect(faults.meet(list)).toEqual({ latency: 300, interruption: null });
    expect(faults.meet(list)).toEqual({ latency: 300, interruption: null });
  });

  it('are over after so many times, and one that did not strike is not used up', () => {
    const faults = createFaults(createRandom(1, 'faults'));
    faults.add({ kind: 'reset', times: 1 });
    faults.add({ kind: 'answer', status: 503, times: 1 });

    expect(faults.meet(list).interruption?.kind).toBe('reset');
    expect(faults.meet(list).interruption?.kind).toBe('answer');
    expect(faults.meet(list).interruption).toBeNull();
    expect(faults.list()).toEqual([]);
  });

  it('add their waits up', () => {
    const faults = createFaults(createRandom(1, 'faults'));
    faults.add({ kind: 'latency', ms: 100 });
    faults.add({ kind: 'latency', ms: 50 });
    expect(faults.meet(list).latency).toBe(150);
  });

  it('can be taken away one by one and all at once', () => {
    const faults = createFaults(createRandom(1, 'faults'));
    const { id } = faults.add({ kind: 'reset' });
    expect(faults.remove(id)).toBe(true);
    expect(faults.remove(id)).toBe(false);
    faults.add({ kind: 'reset' });
    faults.clear();
    expect(faults.meet(list).interruption).toBeNull();
  });

  it('that make no sense are refused', () => {
    const faults = createFaults(createRandom(1, 'faults'));
    expect(() => faults.add({ kind: 'answer', status: 200 })).toThrow(/status/);
    expect(() => faults.add({ kind: 'reset', when: { path: '(' } })).toThrow(/regular expression/);
  });
});

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

  it('strike the share that was asked for, the same every time', () => {
    const strikes = () => {
      const faults = createFaults(createRandom(1, 'faults'));
      faults.add({ kind: 'answer', status: 503, chance: 0.3 });
      return Array.from({ length: 500 }, () => faults.meet(list).interruption !== null);
    };
    const share = strikes().filter(Boolean).length / 500;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.4);
    expect(strikes()).toEqual(strikes());
  });

  it('spread their waits', () => {
    const faults = createFaults(createRandom(1, 'faults'));
    faults.add({ kind: 'latency', ms: 300, spread: 200 });
    const waits = Array.from({ length: 200 }, () => faults.meet(list).latency);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...waits)).toBeLessThan(500);
    expect(new Set(waits).size).toBeGreaterThan(100);
  });

  it('of callbacks, announcements and the clock leave requests alone', () => {
    const faults = createFaults(createRandom(1, 'faults'));
    faults.add({ kind: 'callback', effect: 'drop', event: 'participant-leave', times: 1 });
    faults.add({ kind: 'announcement', times: 1 });
    faults.add({ kind: 'clock', ms: 5_000 });
    faults.add({ kind: 'clock', ms: -2_000 });

    expect(faults.meet(list)).toEqual({ latency: 0, interruption: null });
    expect(faults.meetCallback('participant-join')).toEqual([]);
    expect(faults.meetCallback('participant-leave')).toMatchObject([{ effect: 'drop' }]);
    expect(faults.meetCallback('participant-leave')).toEqual([]);
    expect([faults.meetAnnouncement(), faults.meetAnnouncement()]).toEqual([true, false]);
    expect(faults.clockOffset()).toBe(3_000);
  });

  it('strike changes alone when told to', () => {
    const faults = createFaults(createRandom(1, 'faults'));
    faults.add({ kind: 'reset', when: { changes: true } });
    expect(faults.meet(list).interruption).toBeNull();
    expect(faults.meet(update).interruption?.kind).toBe('reset');
  });
});

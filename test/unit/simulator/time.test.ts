import { expect, it } from 'vitest';
import { createAgenda } from '../../../simulator/time/agenda.ts';
import { createManualClock } from '../../../simulator/time/manual-clock.ts';

it('a manual clock runs tasks in the order they fall due, each at its own moment', () => {
  const clock = createManualClock(0);
  const ran: [task: string, at: number][] = [];
  const note = (task: string) => () => ran.push([task, clock.now()]);
  clock.after(20, note('c'));
  clock.after(10, note('a'));
  clock.after(10, note('b'));
  clock.after(10, () => clock.after(5, note('from a task')));
  clock.after(15, note('canceled'))();

  clock.advance(100);
  expect(ran).toEqual([
    ['a', 10],
    ['b', 10],
    ['from a task', 15],
    ['c', 20],
  ]);
  expect(clock.now()).toBe(100);
});

it('an agenda waits less at a higher speed and leaves the dates alone', () => {
  const clock = createManualClock(0);
  const agenda = createAgenda(clock, () => 10);
  let rangAt = 0;
  agenda.after(1_000, () => {
    rangAt = agenda.now();
  });
  clock.advance(5_000);
  expect(rangAt).toBe(100);
});

it('a closed agenda runs nothing, old or new', () => {
  const clock = createManualClock(0);
  const agenda = createAgenda(clock, () => 1);
  const ran: string[] = [];
  agenda.after(10, () => ran.push('old'));
  agenda.close();
  agenda.after(10, () => ran.push('new'));
  clock.advance(100);
  expect(ran).toEqual([]);
});

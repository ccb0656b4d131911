import { expect, test } from 'vitest';
import { createSerialQueue } from '../../../main/core/serial-queue.ts';

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

test('jobs of one key wait for each other, jobs of another do not', async () => {
  const queue = createSerialQueue();
  const first = gate();
  const order: string[] = [];
  const a1 = queue.run('a', async () => {
    await first.opened;
    order.push('a1');
  });
  const a2 = queue.run('a', async () => order.push('a2'));
  await queue.run('b', async () => order.push('b1'));
  expect(order).toEqual(['b1']);
  first.open();
  await Promise.all([a1, a2]);
  expect(order).toEqual(['b1', 'a1', 'a2']);
});

test('a job that fails does not stop the next, and its caller learns of it', async () => {
  const queue = createSerialQueue();
  const broken = queue.run('a', () => Promise.reject(new Error('broken')));
  const next = queue.run('a', async () => 'done');
  await expect(broken).rejects.toThrow('broken');
  expect(await next).toBe('done');
});

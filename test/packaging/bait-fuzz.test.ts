import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { callNames } from '../../common/ipc/channel-names.ts';
import { expect, test } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';

const ROUNDS = 8;
/** In kilobytes; what is sent in all rounds after the first is several times as much. */
const MAY_GROW = 150_000;

test('garbage from the page is refused on every channel, and the memory of the console does not grow with it', async ({
  launch,
}) => {
  const earshot = await launch({ keychain: false });
  const { window } = earshot;
  expect(await sendGarbage(window)).toEqual(['invalid', 'not sent']);
  const before = await residentOf(earshot.leader.pid ?? 0);
  for (let round = 0; round < ROUNDS; round += 1) await sendGarbage(window);
  expect((await residentOf(earshot.leader.pid ?? 0)) - before).toBeLessThan(MAY_GROW);
  await window.getByRole('button', { name: 'Start the rehearsal' }).click();
  await expect(window.getByRole('grid', { name: 'Participants' })).toBeVisible();
});

test('a console that kept what it was sent would be found', async ({ launch }) => {
  const binary = await changedCopy({ without: ['memory'] });
  const earshot = await launch({ keychain: false, binary });
  await sendGarbage(earshot.window);
  const before = await residentOf(earshot.leader.pid ?? 0);
  for (let round = 0; round < ROUNDS; round += 1) await sendGarbage(earshot.window);
  expect((await residentOf(earshot.leader.pid ?? 0)) - before).toBeGreaterThan(MAY_GROW);
});

/** What became of it, each outcome once. None of it is what any channel takes. */
function sendGarbage(window: Page): Promise<string[]> {
  return window.evaluate(async (names) => {
    const call = Reflect.get(globalThis, 'earshot').call;
    const nested = (depth: number): unknown => (depth === 0 ? 0 : { inner: [nested(depth - 1)] });
    const circle: Record<string, unknown> = {};
    circle.itself = circle;
    const values: readonly unknown[] = [
      ...[null, 0, -0, Number.NaN, 1e308, 10n ** 30n, true, '', '\0', '\ud800', '__proto__'],
      ...[[], [[]], Array(5), new Date(Number.NaN), /(a+)+$/, new Error('bait'), Symbol('bait')],
      ...[
        new Map([[{}, 1]]),
        new Set([1]),
        new ArrayBuffer(8),
        new Uint32Array(8),
        new Blob(['x']),
      ],
      ...[nested(30), nested(5_000), circle, document.body, () => 'bait', Promise.resolve(1)],
      ...['x'.repeat(500_000), Array.from({ length: 50_000 }, (_, index) => index)],
      ...['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":1}}'].map((text) => [
        JSON.parse(text),
      ]),
      {
        get trap() {
          throw new Error('trap');
        },
      },
    ];
    const outcomes = new Set<string>();
    for (const name of [...names, '__proto__', 'toString', 'ipc-no-such', '', 7]) {
      const answers = values.map(async (value) => {
        try {
          const answer = await call(name, value);
          outcomes.add(answer.ok ? `taken by ${name}` : answer.error.code);
        } catch {
          outcomes.add('not sent');
        }
      });
      await Promise.all(answers);
    }
    return [...outcomes].sort();
  }, callNames);
}

/** Of the main process, which leads its group, in kilobytes. */
async function residentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
}

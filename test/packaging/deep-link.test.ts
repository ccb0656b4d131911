import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { z } from 'zod';
import { test } from '../support/electron/packaged-test.ts';

/* What is rehearsed is the same each time, so that its calls are known before it starts. */

const snapshotSchema = z.object({
  value: z.object({
    conferences: z
      .array(z.object({ conference: z.object({ sid: z.string(), friendlyName: z.string() }) }))
      .min(2),
  }),
});

test('a link shows its call of the rehearsal, at a second start and at the first', async ({
  launch,
  start,
}) => {
  const first = await launch({ args: ['--rehearsal'] });
  await expect(first.window.getByRole('grid', { name: 'Participants' })).toBeVisible();
  const { sid, friendlyName } = await someCall(first.window);
  const link = `earshot://conference/${sid}`;
  await expect(panel(first.window, friendlyName)).toHaveCount(0);
  const again = await start({ userData: first.userDataDir, args: [link] });
  expect(await again.ended).toBe(0);
  await expect(panel(first.window, friendlyName)).toBeVisible();
  await first.close();

  const next = await launch({ args: ['--rehearsal', link] });
  await expect(panel(next.window, friendlyName)).toBeVisible();
  await expect(next.window.getByText('You are not on a call')).toBeVisible();
});

const panel = (window: Page, name: string) =>
  window.getByRole('region', { name: `Conference ${name}`, exact: true });

async function someCall(window: Page) {
  const answer = await window.evaluate(() =>
    Reflect.get(window, 'earshot').call('roster:snapshot', undefined),
  );
  const [one] = snapshotSchema.parse(answer).value.conferences;
  if (one === undefined) throw new Error('The rehearsal has no calls.');
  return one.conference;
}

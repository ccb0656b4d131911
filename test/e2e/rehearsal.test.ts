import { expect } from '@playwright/test';
import { test } from '../support/electron/earshot-test.ts';

test('the rehearsal opens with live calls on it', async ({ launch }) => {
  const { window } = await launch({ args: ['--rehearsal'] });
  await expect(window.getByRole('grid', { name: 'Participants' })).toBeVisible();
  await window.screenshot({ path: 'out/screens/try.png' });
});

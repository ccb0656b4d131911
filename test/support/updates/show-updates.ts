import type { Page } from '@playwright/test';

/** The page that tells of newer versions. */
export async function showUpdates(window: Page): Promise<Page> {
  const views = window.getByRole('navigation', { name: 'Views' });
  await views.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('button', { name: 'Updates', exact: true }).click();
  return window;
}

import { test as base } from '../electron/packaged-test.ts';
import { type Elsewhere, openElsewhere } from './elsewhere.ts';

/** The packaged console, and a place outside of it that it must never come to. */
export const test = base.extend<{ elsewhere: Elsewhere }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  elsewhere: async ({}, use) => {
    const elsewhere = await openElsewhere();
    await use(elsewhere);
    elsewhere.close();
  },
});

export { expect } from '@playwright/test';

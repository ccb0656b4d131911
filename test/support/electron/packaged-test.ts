import { test as base } from '@playwright/test';
import {
  launchPackaged,
  type PackagedEarshot,
  type PackagedOptions,
  type PackagedStart,
  startPackaged,
} from './launch-packaged.ts';

interface PackagedFixtures {
  /** Opens the packaged console with Chrome’s remote debugging, and finds its window. */
  readonly launch: (options?: PackagedOptions) => Promise<PackagedEarshot>;
  /** Starts it as a person would, and looks at nothing. */
  readonly start: (options?: PackagedOptions) => Promise<PackagedStart>;
}

/** Playwright’s `test` with the packaged console, which is closed when the test ends. */
export const test = base.extend<PackagedFixtures & { opened: PackagedStart[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  opened: async ({}, use, testInfo) => {
    const opened: PackagedStart[] = [];
    await use(opened);
    for (const [index, earshot] of opened.entries()) {
      await earshot.close();
      if (testInfo.status === testInfo.expectedStatus) continue;
      await testInfo.attach(`packaged-${index + 1}.log`, { body: earshot.logs.join('\n') });
    }
  },
  launch: async ({ opened }, use) => {
    await use(async (options) => {
      const earshot = await launchPackaged(options);
      opened.push(earshot);
      return earshot;
    });
  },
  start: async ({ opened }, use) => {
    await use(async (options) => {
      const earshot = await startPackaged(options);
      opened.push(earshot);
      return earshot;
    });
  },
});

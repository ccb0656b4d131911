import { test as base, expect } from '@playwright/test';
import { type Earshot, type LaunchOptions, launchEarshot } from './launch-earshot.ts';

/**
 * Playwright's `test` with `launch`, which opens the app, and closes it when the test ends: in order, as no
 * test is over with a console that its system would call crashed.
 */
export const test = base.extend<{ launch: (options?: LaunchOptions) => Promise<Earshot> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  launch: async ({}, use, testInfo) => {
    const opened: Earshot[] = [];
    await use(async (options) => {
      const earshot = await launchEarshot(options);
      opened.push(earshot);
      return earshot;
    });
    for (const [index, earshot] of opened.entries()) {
      await earshot.close();
      expect.soft(earshot.logs.filter(isOfAbort)).toEqual([]);
      if (testInfo.status === testInfo.expectedStatus) continue;
      await testInfo.attach(`app-${index + 1}.log`, { body: earshot.logs.join('\n') });
    }
  },
});

/** What a process says that is aborted by native code. */
function isOfAbort(line: string): boolean {
  return /^terminate called|^FATAL ERROR/.test(line);
}

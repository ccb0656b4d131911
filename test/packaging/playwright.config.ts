import { defineConfig } from '@playwright/test';

/** Tests of what is shipped: the package that `npm run dist` makes, and the console started from it. */
export default defineConfig({
  testMatch: '*.test.ts',
  globalSetup: './package-once.ts',
  outputDir: '../../out/packaging',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list']],
});

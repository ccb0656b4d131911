import { defineConfig } from '@playwright/test';

/** End-to-end tests: the built app in real Electron, against the simulator over real HTTP. */
export default defineConfig({
  testDir: 'test',
  testMatch: ['e2e/**/*.test.ts', 'security/**/*.electron.ts'],
  outputDir: 'out/e2e',
  // Each test launches an Electron of its own; two cores carry two of them.
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list']],
});

import { defineConfig } from '@playwright/test';

/** What takes the pictures of the guide. They are no tests: `npm test` does not take them. */
export default defineConfig({
  testMatch: '*.pictures.ts',
  outputDir: '../../out/pictures',
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  retries: 0,
  reporter: [['list']],
});

import { defineConfig } from 'vitest/config';

/** Everything that needs no Electron: the pure core, the client and the simulator over real HTTP. */
export default defineConfig({
  test: {
    include: ['test/{unit,contract,integration,security,model}/**/*.test.ts'],
    environment: 'node',
    testTimeout: 20_000,
  },
});

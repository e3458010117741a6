import { defineConfig } from 'vitest/config';
import { aliases } from './aliases';

/** Real windows and real browsers, one after another. */
export default defineConfig({
  resolve: { alias: aliases },
  test: {
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/e2e/harness/global-setup.ts'],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A second, as it is unless set, is little on a machine that has much to do.
    expect: { poll: { timeout: 20_000 } },
  },
});

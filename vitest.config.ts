import { defineConfig } from 'vitest/config';
import { aliases } from './aliases';

export default defineConfig({
  resolve: { alias: aliases },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/{architecture,conformance,interop}/**/*.test.ts'],
    restoreMocks: true,
    testTimeout: 20_000,
  },
});

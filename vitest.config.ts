import { defineConfig } from 'vitest/config';
import { aliases } from './aliases';

export default defineConfig({
  resolve: { alias: aliases },
  test: {
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'test/{architecture,conformance,docs,examples,hardening,interop,library}/**/*.test.ts',
    ],
    restoreMocks: true,
    setupFiles: ['test/support/patience.ts'],
    // So that the alias for what @rjsf/core imports undeclared holds inside it too.
    server: { deps: { inline: [/@rjsf\//] } },
    testTimeout: 20_000,
  },
});

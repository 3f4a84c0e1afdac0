import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' },
    testTimeout: 120_000,
    maxWorkers: 2,
    // Files share their worker: a third less work, since nothing in the suite changes a module for
    // the others.
    isolate: false,
    hookTimeout: 120_000,
  },
});

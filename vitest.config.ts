import { defineConfig } from 'vitest/config';

const shared = { expect: { requireAssertions: true }, silent: 'passed-only' as const };

export default defineConfig({
  test: {
    ...shared,
    // The gate sums the counts of this report; at a desk the plain reporter is enough.
    reporters: process.env.CI ? ['default', ['json', { outputFile: '.skolebro/test-report.json' }]] : ['default'],
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/functions/**/*.test.ts', 'test/sample/**/*.test.ts'],
          exclude: ['**/store.test.ts', '**/*.store.test.ts'],
          // Properties of thousands of runs, on a machine that does other things too.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'store',
          include: ['test/functions/**/store.test.ts', 'test/**/*.store.test.ts'],
          globalSetup: ['test/support/engine.ts'],
          // DynamoDB Local takes several times as long as the engine that comes with npm.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'flow',
          include: ['test/flows/**/*.test.ts', 'test/local/**/*.test.ts'],
          exclude: ['**/*.store.test.ts'],
          globalSetup: ['test/support/engine.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          ...shared,
          name: 'infra',
          include: ['test/lib/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'house',
          include: ['test/laws.test.ts', 'test/house/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
});

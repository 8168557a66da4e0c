import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

const shared = {
  expect: { requireAssertions: true },
  silent: 'passed-only' as const,
  // Nothing replaces a module here, so files need no process of their own and libraries are loaded once.
  isolate: false,
  setupFiles: ['test/support/quiet-logs.ts'],
};

export default defineConfig({
  test: {
    ...shared,
    // Vitest leaves a core free otherwise, which is half of a small machine.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    // A dot per test, and whatever failed in full. The gate sums the counts of its report.
    reporters: process.env.CI ? ['dot', ['json', { outputFile: '.skolebro/test-report.json' }]] : ['dot'],
    // `npm run coverage`: every line and branch of a rule is decided by a test of the unit project.
    coverage: {
      provider: 'v8',
      include: ['functions/*/rules.ts'],
      reporter: ['text'],
      thresholds: { 100: true },
    },
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/functions/**/*.test.ts', 'test/sample/**/*.test.ts', 'test/web/**/*.unit.test.ts'],
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
          // The whole system runs here, with the environment of a process for its own.
          isolate: true,
          include: ['test/flows/**/*.test.ts', 'test/local/**/*.test.ts'],
          exclude: ['**/*.store.test.ts'],
          globalSetup: ['test/support/engine.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
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

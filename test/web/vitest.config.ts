import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The system runs in this process: its log would drown the results.
process.env.POWERTOOLS_LOG_LEVEL ??= 'ERROR';
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The portal in a real browser on a running local system: `npm run test:web`. It needs Chromium, so that `npm test`
 * leaves it out.
 */
export default defineConfig({
  test: {
    root: at('../..'),
    name: 'web',
    include: ['test/web/**/*.test.ts'],
    exclude: ['**/*.unit.test.ts'],
    globalSetup: [at('./support/system.ts')],
    silent: 'passed-only',
    setupFiles: [at('../support/quiet-logs.ts'), at('./support/ends.ts')],
    expect: { requireAssertions: true },
    isolate: false,
    // One system and one municipality for all files: they change the records of different people. A browser waits
    // about as often as it works: three fill two cores.
    maxWorkers: 3,

    reporters: process.env.CI ? ['dot', ['json', { outputFile: '.skolebro/test-report.json' }]] : ['dot'],
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});

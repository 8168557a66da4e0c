import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Conversations in full numbers, which the gate has no time for: over HTTP two hundred random acts of two homes and a
 * hundred senders at once, and at the store a thousand random steps for the badge and ten thousand messages in pages.
 * `SEED` gives another order of acts; the output tells it.
 */
const root = join(import.meta.dirname, '../..');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const FILES = [
  'test/flows/conversation.test.ts',
  'test/functions/messages/homes.store.test.ts',
  'test/functions/messages/budget.store.test.ts',
];
const HOW = ['--project', 'flow', '--project', 'store', '--reporter=default', '--silent=false', '--maxWorkers=1'];
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', ...HOW, '--testTimeout=900000', '--hookTimeout=900000', ...FILES],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, LONG: '1' },
  },
);
process.exitCode = status ?? 1;

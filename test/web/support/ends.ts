import { afterAll, afterEach } from 'vitest';
import { closeBrowser, endVisits } from './browser.ts';

// A set-up file, since it runs for each test file. Files of a worker share what they import, so that hooks in an
// imported module would hold for the first of them only.
afterEach(({ task }) => endVisits(task.result?.state === 'fail' ? task.name : undefined));
afterAll(closeBrowser);

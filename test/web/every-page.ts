import { notLooked } from './support/looked.ts';

/** After the whole of the portal's tests: fails when a page was looked at by none of them, at one of the widths. */
const missing = notLooked();
for (const place of missing) console.error(`No test calls expectAccessible on: ${place}`);
if (missing.length === 0) console.log('Every page was looked at, at every width.');
process.exitCode = missing.length === 0 ? 0 : 1;

import { rmSync } from 'node:fs';
import { usedBy } from './running.ts';
import { FOLDERS } from './state.ts';

const pid = usedBy(FOLDERS.state);
if (pid === undefined) {
  rmSync(FOLDERS.state, { recursive: true, force: true });
  console.log('Forgotten. The next npm start begins with a fresh sample municipality.');
} else {
  console.error(`Skolebro is running (process ${pid}). Stop it first (Ctrl-C where it runs), then: npm run reset`);
  process.exitCode = 1;
}

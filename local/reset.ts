import { rmSync } from 'node:fs';
import { FOLDERS } from './state.ts';

rmSync(FOLDERS.state, { recursive: true, force: true });
console.log('Forgotten. The next npm start begins with a fresh sample municipality.');

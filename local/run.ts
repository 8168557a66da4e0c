import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { personas } from '../sample/personas.ts';
import { beginOn } from './begin-on.ts';
import { importSample, importTarget } from './first-import.ts';
import { take } from './running.ts';
import { FOLDERS, jsonFile } from './state.ts';
import { startSystem } from './system.ts';

const began = performance.now();
const system = await start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    rmSync(join(FOLDERS.state, 'running.json'), { force: true });
    system.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

// Scripts on this machine, such as the importer, find the running system by this file.
jsonFile<unknown>(FOLDERS.state, 'running.json', () => ({})).write({
  environment: system.environment,
  target: importTarget(system),
});
// A repeated import changes nothing, so an interrupted first import simply begins again.
const filled = jsonFile(FOLDERS.state, 'filled.json', () => ({ filled: !system.empty }));
if (!filled.read().filled) {
  console.log('Importing the sample municipality:');
  console.log(await system.quietly(() => importSample(system, (line) => console.log(line))));
  filled.write({ filled: true });
}

const people = personas.slice(0, 5).map((persona) => `  ${persona.id.padEnd(28)} ${persona.what}`);
console.log(`
Skolebro is ready (${((performance.now() - began) / 1000).toFixed(1)} s).

  ${system.base}               the portal: sign in as somebody
  ${system.base}/dev           who is here, and the pages of this machine
  ${system.base}/docs          the API
  ${system.base}/dev/outbox    what left the system
  ${system.base}/dev/archive   what the archive holds
  ${system.base}/dev/clock     the clock; POST {"forwardMinutes": 60} sets it forward

Sign in as, among others:
${people.join('\n')}

  npm run demo    walks through a guardian's morning      npm run reset    forgets everything
  Ctrl-C stops`);

async function start() {
  console.log('Making tables, queues and functions as the templates have them.');
  const { today } = parseArgs({ options: { today: { type: 'string' } } }).values;
  take(FOLDERS.state);
  if (today !== undefined) beginOn(FOLDERS.state, today);
  return startSystem({
    port: Number(process.env.PORT ?? 3000),
    folder: FOLDERS.state,
    personas,
    report: (line) => console.error(line),
  });
}

/**
 * Holds every kind of letter to PDF/A-2a and PDF/UA-1 by veraPDF (decision 015), which comes through Maven: `npm run
 * test:pdf`. Leaves the files where it says, to look at.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { letters } from './letters.ts';

const folder = mkdtempSync(join(tmpdir(), 'skolebro-letters-'));
const files = letters().map(({ name, bytes }) => {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, bytes);
  return file;
});

function run(command: string, args: readonly string[]): string {
  const done = spawnSync(command, args, { encoding: 'utf8' });
  if (done.status === 0) return done.stdout;
  throw new Error(
    `${command} did not work; veraPDF needs Java (17 or newer) and Maven.\n${done.stderr || done.stdout}`,
  );
}

const paths = join(folder, 'classpath');
run('mvn', [
  '-q',
  '-f',
  join(import.meta.dirname, 'pom.xml'),
  'dependency:build-classpath',
  `-Dmdep.outputFile=${paths}`,
]);
const told = run('java', ['-cp', readFileSync(paths, 'utf8'), join(import.meta.dirname, 'Validate.java'), ...files]);
console.log(told);
const passed = told.match(/^ok /gm)?.length ?? 0;
console.log(`${passed} passed, ${files.length * 2 - passed} failed`);
process.exitCode = passed === files.length * 2 ? 0 : 1;

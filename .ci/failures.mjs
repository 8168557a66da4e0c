// Prints what failed in a vitest report: one line per test, or per file that could not be loaded, with the
// beginning of each of its messages: what was expected, and of the portal also what the page showed.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const MESSAGE_CHARACTERS = 900;
const brief = (message) => (message ?? '').replaceAll(/\s+/g, ' ').slice(0, MESSAGE_CHARACTERS);

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const lines = report.testResults.flatMap((file) => {
  const where = relative(process.cwd(), file.name);
  const failed = file.assertionResults.filter((test) => test.status === 'failed');
  if (file.status === 'failed' && failed.length === 0) return [`${where}: ${brief(file.message)}`];
  return failed.map((test) => `${where} > ${test.fullName}: ${test.failureMessages.map(brief).join(' AND ')}`);
});
process.stdout.write(lines.map((line) => `${line}\n`).join(''));

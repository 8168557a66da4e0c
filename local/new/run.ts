import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ADDITIONS, type Addition, LEFT } from './shared-files.ts';
import { filesOf, filled, type Names, namesOf, OPEN } from './template.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Inserts lines in front of the first line that begins with `before`. */
function withLines(text: string, { path, before, lines }: Addition): string {
  const at = text.startsWith(before) ? 0 : text.indexOf(`\n${before}`) + 1;
  if (at === 0 && !text.startsWith(before)) throw new Error(`${path} has no line "${before}": mend local/new.`);
  return text.slice(0, at) + lines + text.slice(at);
}

/** Writes a new feature's files and its lines in shared files; writes nothing if one of them cannot be written. */
function make(names: Names): readonly string[] {
  const files = new Map(filesOf(names));
  const taken = [...files.keys()].filter((path) => existsSync(join(ROOT, path)));
  if (taken.length > 0) throw new Error(`There is a ${taken[0]} already: choose another name.`);
  for (const addition of ADDITIONS) {
    const text = files.get(addition.path) ?? readFileSync(join(ROOT, addition.path), 'utf8');
    files.set(addition.path, withLines(text, { ...addition, lines: filled(addition.lines, names) }));
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
  return [...files.keys()];
}

/** Sorts imports and lays out the lines, as `npm run fix` does. */
function tidy(paths: readonly string[]): void {
  const biome = join(ROOT, 'node_modules/.bin/biome');
  const sources = paths.filter((path) => path.endsWith('.ts'));
  spawnSync(biome, ['check', '--write', ...sources], { cwd: ROOT, stdio: 'ignore' });
}

const names = namesOf(process.argv[2] ?? '');
if (typeof names === 'string') {
  console.error(`npm run new -- <feature>\n${names}`);
  process.exitCode = 1;
} else {
  const paths = make(names);
  tidy(paths);
  console.log(`Made or changed:\n${paths.map((path) => `  ${path}`).join('\n')}`);
  console.log(`\nLeft to you:\n  every ${OPEN} in them: the house tests let none into a commit`);
  for (const [where, what] of LEFT) console.log(`  ${where}: ${filled(what, names)}`);
  console.log('\nThen: npm run check, and npm test. Both say what is missing.');
}

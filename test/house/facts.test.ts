import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UNHEARD } from '../../functions/shared/fact.ts';
import { factsIn } from '../support/facts.ts';

const ROOT = join(import.meta.dirname, '../..');

const declared = await factsIn('functions/*/events.ts');
const subscribed = await factsIn('functions/*/subscription.ts');

test('every fact is declared once, in the events of one feature', () => {
  const names = declared.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(names.length).toBeGreaterThan(30);
});

test('every fact has a subscriber, or says that it has none and why', () => {
  const heard = new Set(subscribed.map(({ name }) => name));
  const silent = declared.filter(({ name, schema }) => !heard.has(name) && !UNHEARD.has(schema));
  const heardAfterAll = declared.filter(({ name, schema }) => heard.has(name) && UNHEARD.has(schema));
  expect(silent.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
  expect(heardAfterAll.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
});

test('a subscription reads a fact by the schema by which it is made', () => {
  const schemas = new Set(declared.map(({ schema }) => schema));
  expect(subscribed.filter(({ schema }) => !schemas.has(schema)).map(({ path, name }) => `${path}: ${name}`)).toEqual(
    [],
  );
  expect(new Set(subscribed.map(({ path }) => path)).size).toBeGreaterThan(5);
});

/** A fact made by hand, with a part of it replaced. */
const made = (text: string, other: string) =>
  `import { importFact } from '${join(ROOT, 'functions/imports/events.ts')}';
importFact('lesson-changed', {
  ownerId: 'o',
  occurredAt: '2026-11-24T06:00:00.000Z',
  data: { groupId: 'g', date: '2026-11-24', lessonId: 'l' },
});
`.replace(text, other);

const COMPILED: readonly (readonly [string, string, boolean])[] = [
  ['as it is declared', made('', ''), true],
  ['with a misspelt name', made('lesson-changed', 'lesson-chnaged'), false],
  ['with the name of another feature', made('lesson-changed', 'leave-granted'), false],
  ['with a field of another name', made('groupId', 'group'), false],
  ['with a field of another kind', made("'g'", '1'), false],
  ['without a field', made("groupId: 'g', ", ''), false],
  ['with a field more', made("groupId: 'g'", "groupId: 'g', comment: ''"), false],
];

test('a fact compiles only as it is declared', () => {
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-facts-'));
  const config = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: { typeRoots: [join(ROOT, 'node_modules/@types')] },
    include: [join(folder, '*.mts')],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  for (const [index, [, source]] of COMPILED.entries()) writeFileSync(join(folder, `fact-${index}.mts`), source);
  const tsc = join(ROOT, 'node_modules/.bin/tsc');
  const { stdout } = spawnSync(tsc, ['--project', folder, '--pretty', 'false'], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const compiles = COMPILED.map(([what], index) => [what, !stdout.includes(`fact-${index}.mts`)]);
  expect(compiles, stdout).toEqual(COMPILED.map(([what, , wanted]) => [what, wanted]));
});

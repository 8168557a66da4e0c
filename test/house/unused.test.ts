import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'skolebro-unused-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A feature of which the product uses `used`, and a test `onlyTested` and a file of its own. */
const TREE = {
  'functions/absence/api.ts': "import { used } from './rules.ts';\n\nexport const handler = used;\n",
  'functions/absence/rules.ts': 'export const used = 1;\nexport const onlyTested = 2;\n',
  'functions/absence/late.ts': 'export const late = 3;\n',
  'test/functions/absence/rules.test.ts':
    "import { late } from '../../../functions/absence/late.ts';\n" +
    "import { onlyTested } from '../../../functions/absence/rules.ts';\n\nlate + onlyTested;\n",
  'package.json': '{ "name": "planted", "type": "module" }\n',
  'knip.json': readFileSync(join(ROOT, 'knip.json'), 'utf8'),
};

/** What knip finds in the planted tree under the house's own configuration, as `file` or `file name`. */
function unused(...more: readonly string[]): readonly string[] {
  const knip = join(ROOT, 'node_modules/.bin/knip');
  const run = spawnSync(knip, ['--reporter=json', '--include=files,exports', ...more], {
    cwd: folder,
    encoding: 'utf8',
  });
  const report: { issues: { file: string; files: unknown[]; exports: { name: string }[] }[] } = JSON.parse(run.stdout);
  return report.issues
    .flatMap(({ file, files, exports }) => [...files.map(() => file), ...exports.map(({ name }) => `${file} ${name}`)])
    .sort();
}

it('knip sees in the product what only tests use', () => {
  for (const [path, text] of Object.entries(TREE)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  expect(unused('--production')).toEqual(['functions/absence/late.ts', 'functions/absence/rules.ts onlyTested']);
  expect(unused()).toEqual([]);
});

it('the check runs knip for production too', () => {
  const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  expect(scripts.check?.split(' && ')).toEqual(expect.arrayContaining(['knip', 'knip --production']));
});

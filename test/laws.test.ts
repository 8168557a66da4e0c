import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, matchesGlob } from 'node:path';
import { describe, expect, it } from 'vitest';
import { at, listOf } from './support/json.ts';

const ROOT = join(import.meta.dirname, '..');
const sources = (pattern: string) => globSync(pattern, { cwd: ROOT }).map((path) => path.replaceAll('\\', '/'));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

type Planted = { readonly what: string; readonly path: string; readonly source: string };
/** What the linter says of a planted source. */
type Told = { readonly category: string; readonly message: string };

/**
 * Plants sources in a folder of its own under the house's own linter configuration and lints them all at once.
 * Each stands in a feature of its own name, so that cases do not meet. Returns what the rules that fired say, per case.
 */
function lint(planted: readonly Planted[]): ReadonlyMap<string, readonly Told[]> {
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-laws-'));
  const config: { vcs: unknown } = JSON.parse(read('biome.json'));
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
  const cases = planted.map((violation, index) => ({
    ...violation,
    to: violation.path.replace(/\/absence(?=[/.])/, `/planted${index}`),
  }));
  for (const { to, source } of cases) {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    writeFileSync(join(folder, to), source);
  }
  const biome = join(ROOT, 'node_modules/.bin/biome');
  const run = spawnSync(biome, ['lint', '--reporter=json', '--max-diagnostics=none', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  const report: { diagnostics: (Told & { location: { path: unknown } })[] } = JSON.parse(run.stdout);
  return new Map(
    cases.map(({ what, to }) => [
      what,
      report.diagnostics
        .filter(({ location }) => JSON.stringify(location.path).replaceAll('\\', '/').includes(to))
        .map(({ category, message }) => ({ category, message })),
    ]),
  );
}

/** The names of the rules that fired in one case. */
const rulesOf = (told: ReturnType<typeof lint>, what: string) =>
  told.get(what)?.map(({ category }) => category.split('/').at(-1));

/** The boundaries as they are configured: for which files, and what each tells who crosses it. */
const OVERRIDES = listOf(at(JSON.parse(read('biome.json')), 'overrides')).flatMap((override) => {
  const rule = at(override, 'linter', 'rules', 'style', 'noRestrictedImports');
  const messages = listOf(at(rule, 'options', 'patterns')).map((pattern) => String(at(pattern, 'message')));
  return rule === undefined ? [] : [{ includes: listOf(at(override, 'includes')).map(String), messages }];
});
/** The configuration that holds for a file: of several the last. */
const overrideOf = (path: string): string | undefined =>
  OVERRIDES.findLast(({ includes }) => includes.some((glob) => matchesGlob(path, glob)))?.includes.join();

const importOf = (from: string) => `import { x } from '${from}';\nexport const y = x;\n`;

const FORBIDDEN: readonly (readonly [string, string, string])[] = [
  ['a use-case imports another feature’s store', 'functions/absence/report-absence.ts', '../settings/store.ts'],
  ['a use-case imports another feature’s rules', 'functions/absence/report-absence.ts', '../roster/rules.ts'],
  ['a use-case imports an entry', 'functions/absence/report-absence.ts', './api.ts'],
  ['a use-case imports a stream entry', 'functions/absence/report-absence.ts', './on-fact.ts'],
  ['a use-case imports the AWS SDK', 'functions/absence/report-absence.ts', '@aws-sdk/client-sqs'],
  ['a use-case imports middy', 'functions/absence/report-absence.ts', '@middy/core'],
  ['an entry imports another entry', 'functions/absence/api.ts', './every-morning.ts'],
  ['an entry imports another feature’s store', 'functions/absence/api.ts', '../settings/store.ts'],
  ['an entry imports CDK', 'functions/absence/api.ts', 'aws-cdk-lib'],
  ['an entry imports lib', 'functions/absence/api.ts', '../../lib/stage.ts'],
  ['a use-case reaches past the readers’ front', 'functions/absence/report-absence.ts', '../sources/read-csv.ts'],
  ['a use-case reaches past the letters’ front', 'functions/statements/letter-of.ts', '../letters/layout.ts'],
  ['a store imports middy', 'functions/absence/store.ts', '@middy/core'],
  ['a store imports another feature', 'functions/absence/store.ts', '../settings/lookup.ts'],
  ['rules import zod', 'functions/absence/rules.ts', 'zod/mini'],
  ['rules import their store', 'functions/absence/rules.ts', './store.ts'],
  ['rules import node', 'functions/absence/rules.ts', 'node:fs'],
  ['the policy imports a lookup', 'functions/access/policy.ts', '../roster/lookup.ts'],
  ['a schema imports a store', 'functions/absence/schema.ts', './store.ts'],
  ['a schema imports the whole of zod', 'functions/absence/schema.ts', 'zod'],
  ['an event imports the AWS SDK', 'functions/absence/events.ts', '@aws-sdk/client-sns'],
  ['a route table imports a use-case', 'functions/absence/routes.ts', './report-absence.ts'],
  ['words that rules share import anything', 'functions/shared/school/absence-terms.ts', './time.ts'],
  ['the words of a name import anything', 'functions/shared/texts/name-words.ts', './language.ts'],
  ['shared imports a feature', 'functions/shared/ids.ts', '../absence/rules.ts'],
  ['a theme of shared imports a feature', 'functions/shared/http/entry.ts', '../../absence/rules.ts'],
  ['infrastructure imports a use-case', 'lib/features/absence.ts', '../../functions/absence/report-absence.ts'],
  ['infrastructure imports an AWS client', 'lib/features/absence.ts', '@aws-sdk/client-s3'],
  ['functions import local', 'functions/absence/api.ts', '../../local/clock.ts'],
  ['a use-case imports lib', 'functions/absence/report-absence.ts', '../../lib/stage.ts'],
  ['a store imports an entry', 'functions/absence/store.ts', './api.ts'],
  ['a store imports CDK', 'functions/absence/store.ts', 'constructs'],
  ['shared imports lib', 'functions/shared/ids.ts', '../../lib/stage.ts'],
  ['the portal imports a use-case', 'web/pages/absence.tsx', '../../functions/absence/report-absence.ts'],
  ['the portal imports lib', 'web/config.ts', '../lib/stage.ts'],
  ['a theme of shared imports lib', 'functions/shared/http/entry.ts', '../../../lib/stage.ts'],
];

const ALLOWED: readonly (readonly [string, string])[] = [
  ['functions/absence/report-absence.ts', '../roster/lookup.ts'],
  ['functions/absence/report-absence.ts', '../access/policy.ts'],
  ['functions/notifications/on-fact.ts', '../absence/events.ts'],
  ['functions/imports/run-upload.ts', '../sources/read-source.ts'],
  ['functions/statements/letter-of.ts', '../letters/write-letter.ts'],
  ['functions/absence/store.ts', '@aws-sdk/lib-dynamodb'],
  ['functions/absence/rules.ts', '../shared/time.ts'],
  ['functions/absence/rules.ts', '../shared/school/absence-terms.ts'],
  ['functions/office/rules.ts', '../shared/texts/name-words.ts'],
  ['functions/absence/schema.ts', 'zod/mini'],
  ['lib/features/absence.ts', '../../functions/absence/routes.ts'],
  ['web/api/table.ts', '../../functions/absence/routes.ts'],
];

describe('import boundaries bite', () => {
  const refused = lint(FORBIDDEN.map(([what, path, from]) => ({ what, path, source: importOf(from) })));
  it.each(FORBIDDEN)('import boundaries bite: %s', (what) => {
    expect(rulesOf(refused, what)).toContain('noRestrictedImports');
  });

  const accepted = lint(ALLOWED.map(([path, from]) => ({ what: `${path} ${from}`, path, source: importOf(from) })));
  it.each(ALLOWED)('import boundaries bite: %s may import %s', (path, from) => {
    expect(rulesOf(accepted, `${path} ${from}`)).not.toContain('noRestrictedImports');
  });

  it('every import boundary of the configuration has a violation here that it stops', () => {
    const stopped = FORBIDDEN.flatMap(([what, path]) =>
      (refused.get(what) ?? []).map(({ message }) => `${overrideOf(path)}: ${message}`),
    );
    const drawn = OVERRIDES.flatMap(({ includes, messages }) =>
      messages.map((message) => `${includes.join()}: ${message}`),
    );
    expect(drawn.length).toBeGreaterThan(15);
    expect(drawn.filter((boundary) => !stopped.includes(boundary))).toEqual([]);
  });
});

const LONG = `export function long(): number {\n${'  use();\n'.repeat(70)}  return 1;\n}\n`;
const LIMITS: readonly (readonly [string, string, string, string])[] = [
  ['a file over 250 lines', 'functions/absence/x.ts', 'export const a = 1;\n'.repeat(260), 'noExcessiveLinesPerFile'],
  ['a function over 60 lines', 'functions/absence/x.ts', LONG, 'noExcessiveLinesPerFunction'],
  ['a console line', 'functions/absence/x.ts', "console.log('x');\n", 'noConsole'],
  ['process.env', 'functions/absence/x.ts', 'export const x = process.env.X;\n', 'noProcessEnv'],
  ['a default export', 'functions/absence/x.ts', 'export default 1;\n', 'noDefaultExport'],
  ['a ternary in a ternary', 'functions/absence/x.ts', 'export const x = a ? 1 : b ? 2 : 3;\n', 'noNestedTernary'],
  ['a void', 'functions/absence/x.ts', 'export const x = async () => void (await y());\n', 'noVoid'],
  ['an any', 'functions/absence/x.ts', 'export const x: any = 1;\n', 'noExplicitAny'],
  [
    'a file name in camel case',
    'functions/absence/reportAbsence.ts',
    'export const x = 1;\n',
    'useFilenamingConvention',
  ],
];

describe('size and style limits bite', () => {
  const refused = lint(LIMITS.map(([what, path, source]) => ({ what, path, source })));
  it.each(LIMITS)('size and style limits bite: %s', (what, _path, _source, rule) => {
    expect(rulesOf(refused, what)).toContain(rule);
  });
});

describe('the tree', () => {
  const features = sources('functions/*/')
    .map((path) => basename(path))
    .filter((name) => name !== 'shared');
  /**
   * Readers of files and the writer of letters have no function of their own: those of others read and write with them.
   */
  const deployed = features.filter((name) => name !== 'sources' && name !== 'letters');

  it.each(deployed)('the tree: %s has a construct and, where it serves HTTP, routes, schema and texts', (feature) => {
    const dir = `functions/${feature}`;
    expect(existsSync(join(ROOT, `lib/features/${feature}.ts`))).toBe(true);
    if (existsSync(join(ROOT, dir, 'api.ts'))) {
      for (const role of ['routes.ts', 'env.ts'])
        expect(existsSync(join(ROOT, dir, role)), `${dir}/${role}`).toBe(true);
    }
  });

  it('the tree keeps features flat', () => {
    // The faces of letters are no code: they are copied beside it as they are (decision 036).
    const faces = 'functions/letters/faces';
    const folders = sources('functions/*/*/').filter((path) => !path.endsWith('.ts') && path !== faces);
    expect(folders.filter((path) => !path.startsWith('functions/shared/'))).toEqual([]);
  });

  it('the tree has no drawers', () => {
    const drawers = ['utils.ts', 'helpers.ts', 'types.ts', 'common.ts', 'index.ts'];
    const found = ['functions', 'lib', 'local', 'web'].flatMap((top) => sources(`${top}/**/*.ts`));
    expect(found.filter((path) => drawers.includes(basename(path)))).toEqual([]);
  });

  it('mirrors every tested feature', () => {
    const tested = sources('test/functions/*/*.test.ts').map((path) => basename(dirname(path)));
    expect([...new Set(tested)].filter((name) => !existsSync(join(ROOT, 'functions', name)))).toEqual([]);
  });

  it('mocks no module, skips and focuses no test', () => {
    const guilty = sources('test/**/*.ts').filter(
      (path) =>
        path !== 'test/laws.test.ts' && /\bvi\.mock\(|\b(it|test|describe)\.(skip|only|todo)\b/.test(read(path)),
    );
    expect(guilty).toEqual([]);
  });

  it('the tree silences no check', () => {
    const all = ['bin', 'lib', 'functions', 'local', 'sample', 'test', 'web'].flatMap((top) =>
      sources(`${top}/**/*.{ts,tsx}`),
    );
    const guilty = all.filter(
      (path) =>
        path !== 'test/laws.test.ts' && /@ts-(ignore|nocheck|expect-error)|\bas any\b|as unknown as/.test(read(path)),
    );
    expect(guilty).toEqual([]);
  });
});

describe('what is published', () => {
  const texts = () =>
    spawnSync('git', ['ls-files', '-z', '--', ':!package-lock.json', ':!test/laws.test.ts'], {
      cwd: ROOT,
      encoding: 'utf8',
    })
      .stdout.split('\0')
      .filter((path) => path !== '' && existsSync(join(ROOT, path)));

  it('what is published says nothing of how and where it was made', () => {
    const told = /(?<![\w.])\/(?:work|home|root)\/|\bissue #?\d|\bTODO\b|\bFIXME\b/;
    const guilty = texts().filter((path) => told.test(read(path)));
    expect(guilty).toEqual([]);
    expect(texts().length).toBeGreaterThan(200);
  });

  it('what is published pins every dependency, and none to a host of its own', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
    const ranges = Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(ranges.filter((range) => !/^\d+\.\d+\.\d+$/.test(String(range)))).toEqual([]);
    const hosts = [...read('package-lock.json').matchAll(/"resolved": "([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(hosts.filter((host) => !host.startsWith('https://registry.npmjs.org/'))).toEqual([]);
    expect(existsSync(join(ROOT, '.npmrc'))).toBe(false);
  });

  it('what is published gives every runtime dependency a reason in the README', () => {
    const { dependencies } = JSON.parse(read('package.json'));
    const readme = read('README.md').replaceAll(
      '`@aws-sdk/*`',
      Object.keys(dependencies)
        .filter((name) => name.startsWith('@aws-sdk/'))
        .join(' '),
    );
    expect(Object.keys(dependencies).filter((name) => !readme.includes(name))).toEqual([]);
  });
});

describe('decisions', () => {
  it('decisions are numbered without a gap', () => {
    const pages = sources('docs/decisions/[0-9]*.md')
      .map((path) => basename(path).slice(0, 3))
      .sort();
    expect(pages).toEqual(pages.map((_page, index) => String(index + 1).padStart(3, '0')));
  });
});

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesOf, OPEN } from '../../local/new/template.ts';

const ROOT = join(import.meta.dirname, '../..');
const FEATURE = 'school-trips';
/** A copy of the tree with a new feature in it. */
const folder = mkdtempSync(join(tmpdir(), 'skolebro-new-'));
let said = '';

const run = (command: string, ...args: readonly string[]) => {
  const { CI: _ci, ...env } = process.env;
  const bin = command === 'node' ? process.execPath : join(ROOT, 'node_modules/.bin', command);
  const { status, stdout, stderr } = spawnSync(bin, args, { cwd: folder, encoding: 'utf8', env });
  return { status, output: `${stdout}${stderr}` };
};

beforeAll(() => {
  const tracked = spawnSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).stdout.split('\0');
  const tops = new Set(tracked.flatMap((path) => path.split('/')[0] || []));
  for (const top of tops) cpSync(join(ROOT, top), join(folder, top), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const made = run('node', 'local/new/run.ts', FEATURE);
  expect(made).toMatchObject({ status: 0 });
  said = made.output;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run new', () => {
  it('npm run new makes a feature that compiles, with the stack and the entries that it is wired into', () => {
    // The oracle of the policy is left to people, and does not compile before.
    const oracle = ['policy.test.ts', 'policy-oracle.ts'].map((name) => `test/functions/access/${name}`);
    const config = { extends: './tsconfig.json', exclude: ['test/web', ...oracle] };
    writeFileSync(join(folder, 'tsconfig.new.json'), JSON.stringify(config));
    expect(run('tsc', '--project', 'tsconfig.new.json')).toEqual({ status: 0, output: '' });
  }, 300_000);

  it('npm run new whose files are as the linter wants them', () => {
    const paths = [...said.matchAll(/^ {2}(\S+\.ts)$/gm)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(14);
    const { status, output } = run('biome', 'ci', '--vcs-enabled=false', ...paths);
    expect([status, output]).toEqual([0, expect.stringContaining('No fixes applied')]);
  }, 120_000);

  it('npm run new whose own tests pass', () => {
    const { status, output } = run('vitest', 'run', '--maxWorkers=1', `test/functions/${FEATURE}`);
    expect([status, output]).toEqual([0, expect.stringMatching(/Test Files .*2 passed/)]);
  }, 300_000);

  it('npm run new says what is left: every open place, and the lines of the matrix', () => {
    for (const path of [`functions/${FEATURE}/routes.ts`, `lib/features/${FEATURE}.ts`, 'README.md'])
      expect([path, readFileSync(join(folder, path), 'utf8').includes(OPEN)]).toEqual([path, true]);
    expect(said).toContain(`'GET /v1/schools/{schoolId}/${FEATURE}': { names: 'school', passes: 200,`);
    expect(said).not.toMatch(/\{\{\w+\}\}/);
  });

  it('npm run new does nothing under a name that is taken', () => {
    const again = run('node', 'local/new/run.ts', FEATURE);
    expect(again.status).toBe(1);
    expect(again.output).toContain('already: choose another name');
    expect(readFileSync(join(folder, 'README.md'), 'utf8').split(`${FEATURE}/`)).toHaveLength(2);
  });

  it.each(['', 'Meetings', 'school_trips', '../up', 'a', 'trips-'])('npm run new refuses "%s" as a name', (name) => {
    expect(typeof namesOf(name)).toBe('string');
  });
});

import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const PAGES = ['SECURITY.md', 'CODE_OF_CONDUCT.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'README.md'];
const PLUMBING = [
  ...['.github/workflows/ci.yml', '.github/dependabot.yml', '.github/pull_request_template.md'],
  ...['.devcontainer/devcontainer.json', '.editorconfig'],
];

describe('what a stranger looks for in a repository', () => {
  it.each([...PAGES, ...PLUMBING])(
    'what a stranger looks for in a repository: %s is there and names no address or host of ours',
    (path) => {
      const text = read(path);
      expect(text.length).toBeGreaterThan(100);
      expect([...text.matchAll(/[\w.+-]+@[\w-]+\.[a-z]{2,}/g)].map(([address]) => address)).toEqual([]);
      expect([...text.matchAll(/\b(?:localhost|\d+\.\d+\.\d+\.\d+)\b(?!:3000)/g)].map(([host]) => host)).toEqual([]);
    },
  );

  it.each(['SECURITY.md', 'CHANGELOG.md', 'CODE_OF_CONDUCT.md', '.github/pull_request_template.md'])(
    'what a stranger looks for in a repository: %s links only to what is there',
    (path) => {
      const links = [...read(path).matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, to = '']) => to);
      expect(links.filter((to) => !existsSync(join(ROOT, to)))).toEqual([]);
    },
  );

  it('what a stranger looks for in a repository runs the gate that developers run, on the Node of the functions, with what its levels need', () => {
    const workflow = read('.github/workflows/ci.yml');
    expect(workflow).toMatch(/- run: \.ci\/run\n/);
    expect(statSync(join(ROOT, '.ci/run')).mode & 0o111).not.toBe(0);
    expect(workflow).toContain('node-version-file: .node-version');
    expect(Number(workflow.match(/java-version: '(\d+)'/)?.[1])).toBeGreaterThanOrEqual(17);
    expect(workflow).toContain('actions/setup-python@');
    expect(read('lib/parts/app-function.ts')).toContain(`Runtime.NODEJS_${read('.node-version').trim()}_X`);
  });

  it('what a stranger looks for in a repository lets a workflow read the code and nothing else, and takes actions by their commit', () => {
    const workflows = globSync('.github/workflows/*.yml', { cwd: ROOT });
    expect(workflows).toHaveLength(1);
    for (const path of workflows) {
      const workflow = read(path);
      expect(workflow).toMatch(/^permissions:\n {2}contents: read\n\n/m);
      expect(workflow).not.toContain('secrets.');
      const used = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
      expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action ?? ''))).toEqual([]);
    }
  });

  it('what a stranger looks for in a repository has every version of package.json in the log of changes', () => {
    expect(read('CHANGELOG.md')).toContain(`\n## ${JSON.parse(read('package.json')).version}\n`);
    expect(read('CHANGELOG.md')).toContain('\n## Unreleased\n');
  });
});

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** Commands that build or change something in an account. */
const COMMAND =
  /npm run (?:synth|diff|deploy)\b(?! -- -c stage=|:portal -- --stage )|cdk (?:deploy|bootstrap|destroy)\b(?!.*-c stage=|.*--all` deploys)/;
const withoutStage = (text: string): readonly string[] => text.split('\n').filter((line) => COMMAND.test(line));

it('every command of every page names its stage, so that nobody builds a second system by mistake', () => {
  const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: ROOT });
  expect(pages.length).toBeGreaterThan(60);
  const faults = pages.flatMap((page) =>
    withoutStage(readFileSync(join(ROOT, page), 'utf8')).map((line) => `${page}: ${line.trim()}`),
  );
  expect(faults).toEqual([]);
});

it('a command without a stage is seen', () => {
  expect(
    withoutStage(
      'go back and `npm run deploy`.\nnpm run deploy -- -c stage=prod\nnpx cdk bootstrap aws://1\nnpm run deploy:portal',
    ),
  ).toHaveLength(3);
});

it('every file that the gate runs on the other engine exists, so that none is lost by a new name', () => {
  const [, list = ''] =
    /vitest run --project store \\\n([\s\S]*?)\n {2}count/.exec(readFileSync(join(ROOT, '.ci/run'), 'utf8')) ?? [];
  const filters = list.match(/\/[a-z.-]+/g) ?? [];
  const files = globSync('test/**/*store.test.ts', { cwd: ROOT }).map((path) => path.replaceAll('\\', '/'));
  expect(filters.length).toBeGreaterThan(20);
  expect(filters.filter((filter) => !files.some((path) => path.includes(filter)))).toEqual([]);
});

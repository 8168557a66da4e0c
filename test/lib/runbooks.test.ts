import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { at } from '../support/json.ts';
import { resourcesOf, systemOf } from '../support/templates.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const PAGES = globSync('docs/runbooks/*.md', { cwd: ROOT }).map((path) => path.replaceAll('\\', '/'));

/** Every match of a pattern's first group in the runbooks, with its page. */
const named = (pattern: RegExp) =>
  PAGES.flatMap((page) => [...read(page).matchAll(pattern)].map(([, name = '']) => ({ page, name })));

/**
 * Codes of log lines in the functions, by their text: `log('error', 'job-failed'` and the alternatives of a condition.
 */
const CODES = new Set(
  globSync('functions/**/*.ts', { cwd: ROOT }).flatMap((path) =>
    [...read(path).matchAll(/\blog\((?:'\w+'|[^,]+), ([^{)]+)/g)].flatMap(([, code = '']) =>
      [...code.matchAll(/'([a-z-]+)'/g)].map(([, name = '']) => name),
    ),
  ),
);
const FUNCTIONS = /`([A-Z]\w+\/(?:Api|On|Every)\w*)`/g;
const LOG_CODES = /`message = ([a-z-]+)`/g;
const QUEUES = /skolebro-<stage>-([a-z-]+)/g;

describe('a runbook names only', () => {
  it('queues that a deployment has', () => {
    const queues = resourcesOf(systemOf())
      .of('AWS::SQS::Queue')
      .map((resource) => String(at(resource.properties, 'QueueName')).replace(/^skolebro-prod-/, ''));
    expect(named(QUEUES).length).toBeGreaterThan(20);
    expect(named(QUEUES).filter(({ name }) => !queues.includes(name))).toEqual([]);
  });

  it('functions that exist', () => {
    const ids = resourcesOf(systemOf())
      .of('AWS::Lambda::Function')
      .map(({ id }) => id);
    const isThere = (name: string) => ids.some((id) => id.startsWith(name.replace('/', '')));
    expect(named(FUNCTIONS).length).toBeGreaterThan(30);
    expect(named(FUNCTIONS).filter(({ name }) => !isThere(name))).toEqual([]);
  });

  it('codes of log lines that a function writes', () => {
    expect(CODES.size).toBeGreaterThan(15);
    expect(named(LOG_CODES).length).toBeGreaterThan(20);
    expect(named(LOG_CODES).filter(({ name }) => !CODES.has(name))).toEqual([]);
  });
});

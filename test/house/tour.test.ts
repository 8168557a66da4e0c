import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STATUS } from '../../functions/shared/http/problems.ts';
import { at, listOf } from '../support/json.ts';
import { idOf, resourcesOf, systemOf } from '../support/templates.ts';

/** What a newcomer asks of the tree, each answered by a name: where the name would mislead, the tree is wrong. */
const ROOT = join(import.meta.dirname, '../..');
const files = (pattern: string) => globSync(pattern, { cwd: ROOT }).map((path) => path.replaceAll('\\', '/'));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const features = files('functions/*/').map((path) => basename(path));

describe('a newcomer with the README and the names of the files', () => {
  it('a newcomer with the README and the names of the files finds every folder of functions named in the README, and no folder that is not there', () => {
    const [, tree = ''] = read('README.md').split('functions/         ');
    const named = [...(tree.split('web/ ')[0]?.matchAll(/^ {2}([a-z-]+)\/ /gm) ?? [])].map((match) => match[1]);
    expect(named.sort()).toEqual([...features].sort());
  });

  it('a newcomer with the README and the names of the files finds every path that the README and the pages beside it name', () => {
    const text = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/records.md'].map(read).join('');
    const paths = [...text.matchAll(/`((?:bin|lib|functions|local|sample|test|docs)\/[\w./-]*)`/g)].map(
      ([, path = '']) => path,
    );
    expect(paths.length).toBeGreaterThan(8);
    expect([...new Set(paths)].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('a newcomer with the README and the names of the files finds in the README what every file is whose name several features have', () => {
    const named = files('functions/*/*.ts').filter((path) => !path.startsWith('functions/shared/'));
    const times = Map.groupBy(named, (path) => basename(path));
    const shared = [...times].filter(([, paths]) => paths.length >= 4).map(([name]) => name);
    const roles = new Set([...read('README.md').matchAll(/`([\w<>-]+\.ts)`/g)].map(([, name]) => name));
    const isEntry = (name: string) => /^(?:on|every)-/.test(name);
    expect(shared.length).toBeGreaterThan(12);
    expect(shared.filter((name) => !roles.has(name) && !isEntry(name))).toEqual([]);
    expect(['on-<fact>.ts', 'every-<time>.ts', '<verb>-<noun>.ts'].filter((name) => !roles.has(name))).toEqual([]);
  });

  const system = resourcesOf(systemOf());
  const entryOf = new Map(
    system
      .of('AWS::Lambda::Function')
      .map((resource) => [resource.id, String(at(resource.metadata, 'skolebro:entry'))]),
  );
  const entries = [...entryOf.values()].sort();
  const entriesNamed = (pattern: RegExp) => entries.filter((entry) => pattern.test(basename(entry)));

  it('a newcomer with the README and the names of the files sees by its name what starts each function: a request, a fact or an arrival, a time', () => {
    const scheduled = system
      .of('AWS::Scheduler::Schedule')
      .map((resource) => entryOf.get(idOf(at(resource.properties, 'Target', 'Arn'))));
    const fed = [
      ...system
        .of('AWS::Lambda::EventSourceMapping')
        .map((resource) => entryOf.get(idOf(at(resource.properties, 'FunctionName')))),
      ...system
        .of('AWS::Events::Rule')
        .flatMap((resource) =>
          listOf(at(resource.properties, 'Targets')).map((target) => entryOf.get(idOf(at(target, 'Arn')))),
        ),
    ];
    const served = system
      .of('AWS::ApiGatewayV2::Integration')
      .map((resource) => entryOf.get(idOf(at(resource.properties, 'IntegrationUri'))));
    expect(scheduled.sort()).toEqual(entriesNamed(/^every-/));
    expect([...new Set(fed)].sort()).toEqual(entriesNamed(/^on-/));
    expect([...new Set(served)].sort()).toEqual(entriesNamed(/^api\.ts$/));
    expect(entriesNamed(/^(api\.ts$|on-|every-)/)).toEqual(entries);
  });

  it('a newcomer with the README and the names of the files finds every entry deployed, and by the construct of its own feature', () => {
    expect(files('functions/*/{api,on-*,every-*}.ts').sort()).toEqual(entries);
    for (const entry of entries) {
      const feature = basename(dirname(entry));
      expect([entry, read(`lib/features/${feature}.ts`).includes(`'${entry}'`)]).toEqual([entry, true]);
    }
  });

  it('a newcomer with the README and the names of the files finds one place that turns a refusal into a status', () => {
    const statuses = Object.values(STATUS).join('|');
    const others = files('functions/**/*.ts').filter(
      (path) =>
        !/functions\/(shared\/(problems|http)|docs\/\w+)\.ts$/.test(path) &&
        new RegExp(`status(Code)?: (${statuses})\\b`).test(read(path)),
    );
    expect(others).toEqual([]);
  });

  it('a newcomer with the README and the names of the files finds what a feature’s records are held to beside its other tests', () => {
    const stores = files('functions/*/*store.ts').map((path) => basename(dirname(path)));
    const tested = (feature: string) => files(`test/functions/${feature}/*store.test.ts`).length > 0;
    expect([...new Set(stores)].filter((feature) => !tested(feature))).toEqual([]);
  });
});

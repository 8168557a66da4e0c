import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { expect, it } from 'vitest';
import { skolebro } from '../../lib/skolebro.ts';
import type { Stage } from '../../lib/stage.ts';
import { at } from './json.ts';
import { productionStage } from './production-stage.ts';

/** One resource of a synthesized template. */
export type Resource = {
  readonly id: string;
  readonly stack: string;
  readonly type: string;
  readonly properties: unknown;
  readonly metadata: unknown;
  /** What CloudFormation does with it when it leaves the template. */
  readonly deletion: string;
};

/** All resources of an app, with questions that laws ask. */
export type Resources = ReturnType<typeof asked>;

/** A law: what violates it, and a small stack that does. */
export type Law = {
  readonly name: string;
  /** Names the guilty. */
  readonly guilty: (resources: Resources) => readonly string[];
  /** Plants a violation and says what part of its name the law must tell. */
  readonly plant: (stack: Stack) => string;
};

/** The resource that a `Ref` or `Fn::GetAtt` names, also by the export of another stack. */
export const idOf = (value: unknown): string =>
  String(at(value, 'Ref') ?? at(value, 'Fn::GetAtt', 0) ?? exportedId(String(at(value, 'Fn::ImportValue') ?? '')));

/**
 * CDK names an export after the resource, the attribute, and eight digits:
 * `…:ExportsOutputFnGetAttTable0A1B2C3DArn4E5F6A7B`.
 */
const exportedId = (name: string): string =>
  /ExportsOutput(?:Ref|FnGetAtt)(\w+?[0-9A-F]{8})\w*[0-9A-F]{8}$/.exec(name)?.[1] ?? '';

/** An app with the settings of cdk.json that bundles nothing: laws look at templates, not at code. */
export function emptyApp(): App {
  const file: { context: Record<string, unknown> } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8'),
  );
  return new App({
    outdir: mkdtempSync(join(tmpdir(), 'skolebro-synth-')),
    context: { ...file.context, 'aws:cdk:bundling-stacks': [] },
  });
}

/** The whole system of a stage, as it is deployed to production unless another is given. */
export function systemApp(stage: Stage = productionStage()): App {
  const app = emptyApp();
  skolebro(app, stage);
  return app;
}

/** Synthesizes and reads the templates. */
export function resourcesOf(app: App): Resources {
  const found = app.synth().stacks.flatMap((stack) => {
    const template: unknown = stack.template;
    return Object.entries(at(template, 'Resources') ?? {}).map(
      ([id, resource]): Resource => ({
        id,
        stack: stack.stackName,
        type: String(at(resource, 'Type')),
        properties: at(resource, 'Properties'),
        metadata: at(resource, 'Metadata'),
        deletion: String(at(resource, 'DeletionPolicy') ?? 'Delete'),
      }),
    );
  });
  return asked(found);
}

const synthesized = new Map<string, App>();

/**
 * The system of a stage for tests that only read it: synthesized once per process, since files share theirs and a
 * synthesis takes seconds.
 */
export function systemOf(stage: Stage = productionStage()): App {
  const key = JSON.stringify(stage);
  const app = synthesized.get(key) ?? systemApp(stage);
  synthesized.set(key, app);
  return app;
}

function asked(all: readonly Resource[]) {
  return {
    all,
    of: (...types: readonly string[]): readonly Resource[] => all.filter(({ type }) => types.includes(type)),
    byId: (id: string): Resource | undefined => all.find((resource) => resource.id === id),
    /** Resources of a type that mention another by name anywhere. */
    about: (type: string, id: string): readonly Resource[] =>
      all.filter((resource) => resource.type === type && JSON.stringify(resource.properties).includes(`"${id}"`)),
  };
}

/** Ids of those for whom the law does not hold. */
export const idsWhere = (resources: readonly Resource[], guilty: (resource: Resource) => boolean): readonly string[] =>
  resources.filter(guilty).map(({ id }) => id);

/** Two tests per law: the system keeps it, and the planted violation is told. */
export function holdLaws(laws: readonly Law[], system: () => Resources): void {
  it.each(laws)('the system keeps the law: $name', ({ guilty }) => {
    expect(guilty(system())).toEqual([]);
  });
  it.each(laws)('a broken law is seen: $name', ({ guilty, plant }) => {
    const app = emptyApp();
    const name = plant(new Stack(app, 'Planted'));
    expect(guilty(resourcesOf(app)).join(' ')).toContain(name);
  });
}

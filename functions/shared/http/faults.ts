import type * as z from 'zod/mini';
import type { FieldFault } from '../errors.ts';
import { formOf } from '../texts/forms.ts';

type Issue = z.core.$ZodIssue;

/** Fields that a route refuses with codes of their own: field name in lower case → code. */
export type Refused = Readonly<Record<string, string>>;

/**
 * Turns zod's issues into faults, one per mistake. A date that fails its form and its year is one wrong date; a value
 * that fits no branch of a union is compared with the nearest branch.
 */
export function faultsOf(issues: readonly Issue[], root: '/' | '?', refused: Refused = {}): FieldFault[] {
  const all = issues.flatMap((issue) => faultsOfIssue(issue, [], root, refused));
  const first = new Map<string, FieldFault>();
  for (const fault of all) if (!first.has(fault.pointer)) first.set(fault.pointer, fault);
  return [...first.values()];
}

function faultsOfIssue(issue: Issue, above: readonly PropertyKey[], root: '/' | '?', refused: Refused): FieldFault[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerOf([...path, key], root),
      code: refused[key.toLowerCase()] ?? 'unknown-field',
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return nearestOf(issue.errors).flatMap((nearest) => faultsOfIssue(nearest, path, root, refused));
  }
  // The read field has another type than clients send: the code of the refused field is the better answer.
  const code = issue.code === 'invalid_type' && path.length === 1 && refused[String(path[0]).toLowerCase()];
  return [{ pointer: pointerOf(path, root), ...(code ? { code } : wordsOf(issue)) }];
}

/** The nearest branch: the value has its type and contradicts none of its constants. */
function nearestOf(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const here = (issues: readonly Issue[], code: string) =>
    issues.some((issue) => issue.code === code && issue.path.length === 0);
  const meant = branches.filter((branch) => !here(branch, 'invalid_type') && !here(branch, 'invalid_value'));
  const [nearest] = meant.toSorted((a, b) => a.length - b.length);
  if (nearest) return nearest;
  const constants = branches.flat().filter((issue) => issue.code === 'invalid_value' && issue.path.length === 0);
  const typed = branches.find((branch) => here(branch, 'invalid_type'));
  const [constant] = constants;
  if (constant?.code !== 'invalid_value' || (typed && typeof constant.input !== 'string')) return typed ?? constants;
  return [{ ...constant, values: constants.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values : [])) }];
}

export const pointerOf = (path: readonly PropertyKey[], root: '/' | '?'): string =>
  root === '?'
    ? `?${path.map(String).join('.')}`
    : path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

type Words = Omit<FieldFault, 'pointer'>;

/** One issue in our stable codes. A schema's own check names its code in `error`. */
function wordsOf(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? { code: 'required' } : wrongType(issue.expected);
    case 'invalid_format':
      return wrongForm(issue.format, sourceOf(issue.pattern));
    case 'invalid_value':
      return issue.input === undefined ? { code: 'required' } : notOneOf(issue.values);
    case 'invalid_union':
      return discriminated(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'custom':
      return { code: /^[a-z][a-z-]+$/.test(issue.message) ? issue.message : 'invalid' };
    default:
      return { code: 'invalid' };
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'yes-or-no',
  array: 'list',
  object: 'object',
  record: 'object',
};

function wrongType(expected: string): Words {
  const type = TYPES[expected];
  return { code: 'wrong-type', ...(type && { text: `wrong-type.${type}` }) };
}

/** zod writes a pattern as a literal: `/^a$/u`. */
const sourceOf = (literal: string | undefined): string | undefined => literal?.replace(/^\/|\/[a-z]*$/g, '');

function wrongForm(format: string, pattern: string | undefined): Words {
  const { name, ...params } = formOf(format, pattern) ?? {};
  if (name !== undefined) return { code: 'wrong-format', text: `wrong-format.${name}`, params };
  if (pattern === undefined) return { code: 'wrong-format' };
  return { code: 'wrong-format', text: 'wrong-format.pattern', params: { pattern } };
}

const notOneOf = (values: readonly unknown[]): Words => ({
  code: 'not-one-of',
  params: { allowed: values.map((value) => (value === '' ? '""' : String(value))).join(', ') },
});

/** No branch has this discriminator: its field is wrong or missing. */
function discriminated(issue: Issue & { code: 'invalid_union' }): Words {
  const name = Reflect.get(issue, 'discriminator');
  const options: unknown = Reflect.get(issue, 'options');
  const { input } = issue;
  if (typeof input !== 'object' || input === null || typeof name !== 'string') return { code: 'invalid' };
  return Reflect.get(input, name) === undefined
    ? { code: 'required' }
    : notOneOf(Array.isArray(options) ? options : []);
}

const SIZES: Readonly<Record<string, string>> = { string: 'text', array: 'list' };

function tooSmall({ origin, minimum, inclusive = true }: Issue & { code: 'too_small' }): Words {
  if (!inclusive) return { code: 'too-small', text: 'too-small.above', params: { above: Number(minimum) } };
  return { code: 'too-small', text: `too-small.${SIZES[origin] ?? 'number'}`, params: { least: Number(minimum) } };
}

function tooBig({ origin, maximum, inclusive = true }: Issue & { code: 'too_big' }): Words {
  if (!inclusive) return { code: 'too-big', text: 'too-big.below', params: { below: Number(maximum) } };
  return { code: 'too-big', text: `too-big.${SIZES[origin] ?? 'number'}`, params: { most: Number(maximum) } };
}

import type { Kind } from '../sources/rows.ts';
import type { Counts } from './rules.ts';

/** The progress of an import: rows read, existing records looked up, changes handed over of the total. */
export type Step = {
  readonly phase: 'reading' | 'comparing' | 'writing';
  readonly kind?: Kind;
  readonly done: number;
  readonly total?: number;
};
export type Progress = (step: Step) => void;

/** Passes every value on and reports each to the progress. */
export async function* toldEach<Value>(
  values: AsyncIterable<Value>,
  progress: Progress | undefined,
  phase: Step['phase'],
): AsyncGenerator<Value> {
  let done = 0;
  for await (const value of values) {
    progress?.({ phase, done: ++done });
    yield value;
  }
}

/** Counts changes of all kinds against their total. */
export function told(progress: Progress | undefined, counts: Readonly<Record<Kind, Counts>>) {
  const total = Object.values(counts).reduce((sum, { added, changed, ended }) => sum + added + changed + ended, 0);
  let done = 0;
  return function* <Value>(kind: Kind, values: Iterable<Value>): Generator<Value> {
    for (const value of values) {
      progress?.({ phase: 'writing', kind, done: ++done, total });
      yield value;
    }
  };
}

/** Kinds with more endings than the dry run showed. */
export const beyondShownOf = (
  counted: readonly (Pick<Counts, 'ended'> & { readonly kind: Kind })[],
  shown: Readonly<Record<string, number>> | undefined,
): readonly Kind[] =>
  shown === undefined ? [] : counted.filter(({ kind, ended }) => ended > (shown[kind] ?? 0)).map(({ kind }) => kind);

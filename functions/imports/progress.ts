import type { Kind } from '../sources/rows.ts';
import type { Counts } from './rules.ts';

/** How far an import has come: rows read, records held that were looked up, changes handed over of how many. */
export type Step = {
  readonly phase: 'reading' | 'comparing' | 'writing';
  readonly kind?: Kind;
  readonly done: number;
  readonly total?: number;
};
export type Progress = (step: Step) => void;

/** Passes everything on and tells of each. */
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

/** Counts changes of all kinds against how many there will be. */
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

/** Kinds of which more would end than the dry run showed. */
export const beyondShownOf = (
  counted: readonly (Pick<Counts, 'ended'> & { readonly kind: Kind })[],
  shown: Readonly<Record<string, number>> | undefined,
): readonly Kind[] =>
  shown === undefined ? [] : counted.filter(({ kind, ended }) => ended > (shown[kind] ?? 0)).map(({ kind }) => kind);

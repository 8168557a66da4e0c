import type { Kind } from '../sources/rows.ts';

/** Most answers that are kept: rows that lie together speak of the same few, and a county's file has more than fit. */
const MOST = 10_000;

/** Asks once for each key of a kind, as far as it is remembered. What was not found is asked for again. */
export function remembered<Value>(find: (kind: Kind, key: string) => Value): typeof find {
  const answers = new Map<string, Value>();
  return (kind, key) => {
    const name = `${kind} ${key}`;
    const held = answers.get(name);
    if (held !== undefined) return held;
    const found = find(kind, key);
    if (found === undefined) return found;
    if (answers.size >= MOST) answers.clear();
    answers.set(name, found);
    return found;
  };
}

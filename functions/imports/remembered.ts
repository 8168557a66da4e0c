import type { Kind } from '../sources/rows.ts';

/** Most remembered answers: neighbouring rows refer to the same few, and a county's file has more than fit. */
const MOST = 10_000;

/** Remembers the answer for each key of a kind; searches again for a key without an answer. */
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

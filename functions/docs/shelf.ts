export type Ref = { readonly $ref: string };

/**
 * Repeated things of a document, each under one name: the most frequent gets the plain name, the others a number behind
 * it. The names do not depend on the order. A thing gets a name only if that makes the document shorter.
 */
export class Shelf<Thing extends object> {
  readonly #place: string;
  readonly #names = new Map<string, string>();
  readonly #things = new Map<string, Thing>();

  constructor(place: string, said: readonly (readonly [string, Thing])[], taken: readonly string[] = []) {
    this.#place = place;
    const counts = new Map<string, { name: string; thing: Thing; times: number }>();
    for (const [name, thing] of said) {
      const key = keyOf(name, thing);
      const known = counts.get(key) ?? { name, thing, times: 0 };
      counts.set(key, { ...known, times: known.times + 1 });
    }
    const worth = [...counts].filter(([, { name, thing, times }]) => {
      const size = JSON.stringify(thing).length;
      return times * (size - JSON.stringify(this.#refTo(name)).length) > size + `"${name}":,`.length;
    });
    const used = new Set(taken.map((name) => name.toLowerCase()));
    for (const [key, { name, thing }] of worth.toSorted(
      ([a, first], [b, second]) => second.times - first.times || (a < b ? -1 : 1),
    )) {
      let free = name;
      for (let number = 2; used.has(free.toLowerCase()); number++) free = `${name}-${number}`;
      used.add(free.toLowerCase());
      this.#names.set(key, free);
      this.#things.set(free, thing);
    }
  }

  /** A reference to the thing, or the thing itself if it has no name. */
  refer(name: string, thing: Thing): Thing | Ref {
    const known = this.#names.get(keyOf(name, thing));
    return known === undefined ? thing : this.#refTo(known);
  }

  #refTo(name: string): Ref {
    return { $ref: `#/components/${this.#place}/${name}` };
  }

  all(): Readonly<Record<string, Thing>> {
    return Object.fromEntries([...this.#things].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** Equal for equal things under the same name. */
export const keyOf = (name: string, thing: object): string => `${name} ${JSON.stringify(thing)}`;

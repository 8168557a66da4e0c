/**
 * Makes a read once per arguments, for requests that need the same data in several places. Arguments are plain data. A
 * failed read is forgotten, so that later callers try again.
 */
export function once<Args extends readonly unknown[], Found>(read: (...args: Args) => Promise<Found>) {
  const known = new Map<string, Promise<Found>>();
  return (...args: Args): Promise<Found> => {
    const name = JSON.stringify(args);
    const earlier = known.get(name);
    if (earlier !== undefined) return earlier;
    const found = read(...args);
    known.set(name, found);
    found.catch(() => known.delete(name));
    return found;
  };
}

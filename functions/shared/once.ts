/**
 * A read that is made once for the same arguments, whoever asks: for what one request needs in several places. The arguments are plain
 * data. A read that fails is forgotten, so that it takes nobody with it who asks later.
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

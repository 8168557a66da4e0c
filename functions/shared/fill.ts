/**
 * A sentence with its values: `{name}` is replaced by the value of that name. `{name|one|many}` is a word in the number of a value:
 * `{days} {days|dag|dager}` is "1 dag" and "2 dager", in all our languages. A name without a value leaves nothing behind.
 */
export const fill = <Value>(
  sentence: string,
  values: Readonly<Record<string, Value>>,
  said: (value: Value | undefined) => string = (value) => String(value ?? ''),
): string =>
  sentence.replace(/\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g, (_all, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (one === undefined || many === undefined) return said(value);
    return Number(value) === 1 ? one : many;
  });

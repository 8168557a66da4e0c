/**
 * Fills a sentence: `{name}` becomes the value of that name. `{name|one|many}` chooses a word by a number: `{days}
 * {days|dag|dager}` gives "1 dag" and "2 dager", in all our languages. A name without a value becomes empty.
 */
export const fill = <Value>(
  sentence: string,
  values: Readonly<Record<string, Value>>,
  said: (value: Value | undefined) => string = (value) => String(value ?? ''),
): string =>
  sentence.replace(/\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g, (_all, name: string, singular?: string, many?: string) => {
    const value = values[name];
    if (singular === undefined || many === undefined) return said(value);
    return Number(value) === 1 ? singular : many;
  });

/**
 * A closed vocabulary of a source: its words in any case and with any spaces around, mapped by table to ours. The
 * reader refuses a line with a word outside the table and never guesses. Only the table's own keys count: `constructor`
 * in a file is no role.
 */
export function closedWords<const Value>(table: Readonly<Record<string, Value>>): Words<Value> {
  const words = new Map(Object.entries(table).map(([word, value]) => [folded(word), value]));
  return Object.assign((word: string) => words.get(folded(word)), { known: knownOf(table) });
}

/** `known`: every word, one for each meaning first, for people who must correct a word. */
export type Words<Value> = ((word: string) => Value | undefined) & { readonly known: readonly string[] };

function knownOf(table: Readonly<Record<string, unknown>>): readonly string[] {
  const seen = new Set<string>();
  const isFirst = (value: unknown): boolean => seen.size < seen.add(JSON.stringify(value)).size;
  const said = Object.entries(table).filter(([word]) => word !== '');
  const first = said.filter(([, value]) => isFirst(value)).map(([word]) => word);
  return [...new Set([...first, ...said.map(([word]) => word)])];
}

const folded = (word: string): string => word.trim().normalize('NFC').toLocaleLowerCase('nb');

const FORM_CHARACTERS = 40;

/** The shape of a value for reports, which must not repeat a file's personal data: `12.3.2015` is `99.9.9999`. */
export const formOf = (value: string): string =>
  value
    .slice(0, FORM_CHARACTERS)
    .replace(/\p{Lu}/gu, 'A')
    .replace(/[\p{Ll}\p{Lo}]/gu, 'a')
    .replace(/\p{N}/gu, '9');

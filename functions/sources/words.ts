/**
 * A closed vocabulary of a source: its words in any case and around spaces, mapped by table to ours. A word that is not in
 * the table is no word: whoever reads refuses the line and never guesses. Only what the table itself holds counts:
 * `constructor` in a file is no role.
 */
export function closedWords<const Value>(table: Readonly<Record<string, Value>>): (word: string) => Value | undefined {
  const words = new Map(Object.entries(table).map(([word, value]) => [folded(word), value]));
  return (word) => words.get(folded(word));
}

const folded = (word: string): string => word.trim().normalize('NFC').toLocaleLowerCase('nb');

const FORM_CHARACTERS = 40;

/** The shape of a value for reports, which must not repeat what stands in a file about people: `12.3.2015` is `99.9.9999`. */
export const formOf = (value: string): string =>
  value
    .slice(0, FORM_CHARACTERS)
    .replace(/\p{Lu}/gu, 'A')
    .replace(/[\p{Ll}\p{Lo}]/gu, 'a')
    .replace(/\p{N}/gu, '9');

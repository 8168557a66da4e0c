/**
 * Letters as passports write them (ICAO Doc 9303 part 3, section 6), so that `Aasen` finds `Åsen` and `Soerlie` finds
 * `Sørlie`; also the Swedish and German forms of these letters. Every other letter loses its marks: `é` is `e`.
 */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['å', 'aa'],
  ['æ', 'ae'],
  ['ä', 'ae'],
  ['ø', 'oe'],
  ['ö', 'oe'],
  ['œ', 'oe'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ŧ', 't'],
  ['ŋ', 'n'],
  ['ł', 'l'],
  ['ß', 'ss'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

/** A name's words for comparison: no case, no marks, no apostrophes; hyphens separate words. */
export function wordsOf(text: string): readonly string[] {
  const letters = [...text.normalize('NFC').toLowerCase()].map((letter) => LETTERS.get(letter) ?? letter).join('');
  const plain = letters
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’ʼʹ`]/g, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** True when each searched word begins a word of the name. */
export const beginWords = (asked: readonly string[], own: readonly string[]): boolean =>
  asked.every((word) => own.some((part) => part.startsWith(word)));

/** Longest real name of a person, group or school, in characters; a longer text is a shifted column. */
export const LONGEST_NAME = 200;

/**
 * Characters that are invisible or can reverse a line: controls, direction marks, characters without width (Unicode's
 * Default_Ignorable_Code_Point), annotation marks, surrogates and noncharacters.
 */
const UNSEEN = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Cs}\ufff9-\ufffb]/u;
const UNSEEN_ALL = new RegExp(UNSEEN.source, 'gu');
/** Controls that separate words, and the line separators that JavaScript counts as space. */
const SPACES = /[\t-\r\u0085 \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;

/** Matches most cells of a file: ASCII with single spaces needs no cleaning. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

export type CleanText = {
  readonly text: string;
  /** True if invisible characters were removed, which the reader notes. */
  readonly removed: boolean;
};

/** Cleans a text from any source: NFC, single spaces between words, none around, no invisible characters. */
export function cleanText(raw: string): CleanText {
  if (PLAIN.test(raw)) return { text: raw, removed: false };
  const spaced = raw.replace(SPACES, ' ');
  const text = spaced.replace(UNSEEN_ALL, '').replace(/ {2,}/g, ' ').trim().normalize('NFC');
  return { text, removed: UNSEEN.test(spaced) };
}

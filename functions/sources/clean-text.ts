/** Longest name of a person, group or school that is one; what is longer is a slipped column. In characters. */
export const LONGEST_NAME = 200;

/**
 * What no reader of a name sees and what can turn a line around: controls, marks of direction, characters without width
 * (Unicode's Default_Ignorable_Code_Point), marks of annotations and what will never be a character.
 */
const UNSEEN = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Cs}\ufff9-\ufffb]/u;
const UNSEEN_ALL = new RegExp(UNSEEN.source, 'gu');
/** Controls that part words, and the line separators that JavaScript counts as space. */
const SPACES = /[\t-\r\u0085 \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;

/** Most cells of a file: ASCII with single spaces, which there is nothing to clean in. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

export type CleanText = {
  readonly text: string;
  /** Something that nobody can see was taken out: the reader says so in a note. */
  readonly removed: boolean;
};

/** A text as it enters from any source: NFC, one space between words, none around, nothing that nobody can see. */
export function cleanText(raw: string): CleanText {
  if (PLAIN.test(raw)) return { text: raw, removed: false };
  const spaced = raw.replace(SPACES, ' ');
  const text = spaced.replace(UNSEEN_ALL, '').replace(/ {2,}/g, ' ').trim().normalize('NFC');
  return { text, removed: UNSEEN.test(spaced) };
}
